"""Registering children: who comes, one press, all or none (L1, L3, L9)."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from registrations.enums import RegistrationStatus
from registrations.models import Registration
from tests.factories.accounts import UserFactory
from tests.factories.events import EligibilityRuleFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# In the tests' now: nine, twelve and fifteen years old.
BIRTHS = {"Ada": date(2017, 5, 4), "Bea": date(2014, 3, 1), "Cleo": date(2011, 3, 2)}


@pytest.fixture
def family(client):
    """(parent, her children by name); the parent is signed in."""
    parent = UserFactory()
    children = {
        name: GuardianshipFactory(
            guardian=parent, participant__first_name=name, participant__birth_date=born
        ).participant
        for name, born in BIRTHS.items()
    }
    client.force_login(parent)
    return parent, children


def page(session):
    return reverse("registrations:family", args=[session.key])


def ticks(*people, **answers):
    return {f"p{person.pk}-comes": "on" for person in people} | answers


def test_who_has_children_is_asked_who_comes(client, family):
    session = SessionFactory()

    response = client.get(reverse("registrations:register", args=[session.key]), follow=True)

    form = response.context["form"]
    assert response.redirect_chain[-1][0] == page(session)
    assert [member.participant.first_name for member in form.members] == ["Cleo", "Bea", "Ada"]
    assert not any(member.questions for member in form.members)


def test_who_has_no_children_yet_adds_one_and_comes_back(client):
    client.force_login(UserFactory())
    session = SessionFactory()
    assert page(session) in client.get(reverse("registrations:register", args=[session.key])).text

    adding = client.get(page(session))["Location"]
    ada = {"first_name": "Ada", "last_name": "Neri", "birth_date": "2017-05-04"}
    response = client.post(adding, ada | {"relation": "parent", "responsible": "on"})

    assert response["Location"] == page(session)


def test_l3_three_children_and_two_adults_in_one_press(client, family):
    parent, children = family
    session = SessionFactory(event__max_companions=3)

    response = client.post(page(session), ticks(*children.values(), companions="2"), follow=True)

    registrations = Registration.objects.order_by("pk")
    session.refresh_from_db()
    assert [r.participant for r in registrations] == [
        children[name] for name in ("Cleo", "Bea", "Ada")
    ]
    assert len({r.party_id for r in registrations}) == 1
    assert {(r.booked_by, r.status) for r in registrations} == {
        (parent, RegistrationStatus.CONFIRMED)
    }
    assert all(r.authorised_at for r in registrations)
    assert session.taken == 5
    groups = response.context["agenda"].children.values()
    assert {group.name.split()[0] for group in groups} == set(children)


def test_too_few_places_are_for_nobody_and_they_wait_together(client, family):
    session = SessionFactory(capacity=2)

    client.post(page(session), ticks(*family[1].values()))

    session.refresh_from_db()
    assert (session.taken, session.waiting) == (0, 3)


def test_nobody_ticked_is_said(client, family):
    response = client.post(page(SessionFactory()), {})

    assert response.status_code == 422
    assert "Scegli chi viene." in response.text


def test_whom_a_rule_refuses_is_named_and_cannot_be_ticked(client, family):
    rule = EligibilityRuleFactory(minimum=11, maximum=13)
    session = SessionFactory(event=rule.event)
    children = family[1]

    members = {
        m.participant.first_name: m for m in client.get(page(session)).context["form"].members
    }
    client.post(page(session), ticks(*children.values()))

    assert members["Ada"].refusal
    assert members["Bea"].refusal == ""
    assert [r.participant for r in Registration.objects.all()] == [children["Bea"]]


def test_l7_what_is_missing_is_asked_beside_each_child_who_comes(client, family):
    rule = EligibilityRuleFactory(kind="school_year", minimum=1, maximum=2)
    session = SessionFactory(event=rule.event)
    ada, bea = family[1]["Ada"], family[1]["Bea"]

    empty = client.post(page(session), ticks(ada))
    refused = client.post(
        page(session),
        ticks(ada, bea, **{f"p{ada.pk}-school_year": "1", f"p{bea.pk}-school_year": "4"}),
    )
    nothing = Registration.objects.count()
    client.post(page(session), ticks(ada, **{f"p{ada.pk}-school_year": "1"}))

    ada.refresh_from_db()
    bea.refresh_from_db()
    assert list(empty.context["form"].errors) == [f"p{ada.pk}-school_year"]
    assert "Ada: " in str(empty.context["form"].errors)
    assert list(refused.context["form"].errors) == [f"p{bea.pk}-school_year"]
    assert "Bea: " in str(refused.context["form"].errors)
    assert (nothing, ada.school_year, bea.school_year) == (0, 1, None)
    assert Registration.objects.get().participant == ada


def test_a_child_who_is_elsewhere_is_named_and_nobody_is_registered(client, family):
    children = family[1]
    session, other = SessionFactory(), SessionFactory()
    client.post(page(other), ticks(children["Ada"]))

    response = client.post(page(session), ticks(children["Ada"], children["Bea"]))

    error = response.context["form"].errors[f"p{children['Ada'].pk}-comes"]
    assert "Ada ha già un posto" in str(error)
    assert not session.registrations.exists()


def test_she_comes_too_where_she_may(client):
    me = ParticipantFactory()
    child = GuardianshipFactory(guardian=me.user).participant
    client.force_login(me.user)
    session = SessionFactory()

    client.post(page(session), ticks(me, child))

    assert {r.participant for r in Registration.objects.all()} == {me, child}


def test_l1_who_has_her_own_access_signs_up_herself(client):
    teen = GuardianshipFactory(participant=ParticipantFactory(teen=True))
    client.force_login(teen.guardian)
    session = SessionFactory()

    response = client.post(page(session), ticks(teen.participant))

    assert response.status_code == 422
    assert not Registration.objects.exists()


def test_somebody_elses_child_cannot_be_ticked(client, family):
    other = GuardianshipFactory().participant
    session = SessionFactory()

    assert client.post(page(session), ticks(other)).status_code == 422
    assert not Registration.objects.exists()


@pytest.mark.parametrize("has_access", [False, True])
def test_l9_from_14_she_gives_back_only_what_she_booked_herself(client, has_access):
    teen = ParticipantFactory(teen=True)
    if not has_access:
        teen.user = None
        teen.save()
    parent = GuardianshipFactory(participant=teen).guardian
    registration = RegistrationFactory(participant=teen, booked_by=None if has_access else parent)
    client.force_login(parent)

    ticket = client.get(reverse("portal:ticket", args=[registration.key]))
    cancel = reverse("registrations:cancel", args=[registration.key])

    assert ticket.status_code == 200
    assert (cancel in ticket.text) is not has_access
    assert client.get(cancel).status_code == (404 if has_access else 200)


def test_the_page_of_a_closed_session_says_so(client, family, now):
    response = client.get(page(SessionFactory(registration_closes_at=now)))

    assert response.context["is_final"]
    assert response.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_registration_for_each(family):
    parent, children = family
    session = SessionFactory()
    browsers = [Client(raise_request_exception=False) for _press in range(2)]
    for browser in browsers:
        browser.force_login(parent)

    responses = at_once(
        lambda browser: browser.post(page(session), ticks(*children.values())), browsers
    )

    assert [response.status_code for response in responses] == [302, 302]
    assert Registration.objects.count() == 3


def test_how_many_places_are_free_is_said_before_she_presses(client, family):
    response = client.get(page(SessionFactory(capacity=2)))

    assert "Ora ci sono 2 posti liberi." in response.content.decode()
