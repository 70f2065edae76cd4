"""The children of somebody with an account: L1, L4 and L9."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from participants.enums import Relation
from participants.models import Guardianship, Participant
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ADD = "participants:child_add"
ADA = {
    "first_name": "Ada",
    "last_name": "Neri",
    "birth_date": "2017-05-04",
    "relation": "parent",
    "responsible": "on",
}


@pytest.fixture
def parent(client):
    user = UserFactory()
    client.force_login(user)
    return user


def pages(child, name="child_change"):
    return reverse(f"participants:{name}", args=[child.pk])


def test_l1_a_child_has_no_account_and_her_guardian_declares(client, parent):
    response = client.post(reverse(ADD), ADA | {"is_sole": "on"})

    care = Guardianship.objects.get()
    child = care.participant
    assert response["Location"] == reverse("participants:children")
    assert (care.guardian, care.relation, care.is_sole) == (parent, Relation.PARENT, True)
    assert care.created_at == care.confirmed_at == NOW
    assert (child.user, child.declared_14_on, child.birth_date) == (None, None, date(2017, 5, 4))


def test_l4_nothing_is_ticked_before_and_the_declaration_is_needed(client, parent):
    page = client.get(reverse(ADD))
    refused = client.post(reverse(ADD), {**ADA, "responsible": ""})

    assert "checked" not in str(page.context["form"]["responsible"])
    assert "checked" not in str(page.context["form"]["is_sole"])
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["responsible"]
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("born", "status"), [("2008-11-22", 422), ("2008-11-23", 302), ("2026-11-23", 422), ("", 422)]
)
@pytest.mark.usefixtures("parent")
def test_l9_a_child_is_under_18_on_the_day(client, born, status):
    assert client.post(reverse(ADD), ADA | {"birth_date": born}).status_code == status


def test_l1_who_is_14_decides_and_the_page_says_so(client, parent):
    response = client.post(reverse(ADD), ADA | {"birth_date": "2012-11-22"}, follow=True)

    child = Participant.objects.get()
    assert "da 14 anni Ada decide" in response.text
    assert f'"{pages(child)}"' not in response.text
    assert client.get(pages(child)).status_code == 404


def test_a_minor_cannot_add_children(client):
    client.force_login(ParticipantFactory(teen=True).user)

    response = client.post(reverse(ADD), ADA)

    assert (response.status_code, Guardianship.objects.count()) == (422, 0)


def test_two_parents_may_add_the_same_child_and_nobody_learns(client, parent):
    GuardianshipFactory(participant__first_name="Ada", participant__last_name="Neri")

    assert client.post(reverse(ADD), ADA).status_code == 302
    assert Participant.objects.count() == 2


def test_it_leads_back_to_our_pages_only(client, parent):
    ours, theirs = reverse("events:list"), "https://example.org/"

    assert client.post(f"{reverse(ADD)}?next={ours}", ADA)["Location"] == ours
    other = client.post(f"{reverse(ADD)}?next={theirs}", ADA | {"first_name": "Bea"})
    assert other["Location"] == reverse("participants:children")


def test_a_child_is_corrected(client, parent):
    child = GuardianshipFactory(guardian=parent).participant

    response = client.post(
        pages(child),
        {**ADA, "first_name": "Zoe", "birth_date": "2016-01-31", "relation": "other"},
    )

    child.refresh_from_db()
    assert response.status_code == 302
    assert (child.first_name, child.birth_date) == ("Zoe", date(2016, 1, 31))
    assert child.guardianships.get().relation == Relation.OTHER


def test_l5_only_who_answers_alone_declares_it(client, parent):
    child = GuardianshipFactory(guardian=parent).participant
    GuardianshipFactory(participant=child)

    response = client.post(pages(child), ADA | {"is_sole": "on"})

    assert response.status_code == 422
    assert not child.guardianships.filter(is_sole=True).exists()


def test_a_child_leaves_the_page(client, parent):
    child = GuardianshipFactory(guardian=parent).participant
    asked = client.get(pages(child, "child_end"))

    response = client.post(pages(child, "child_end"), follow=True)

    assert asked.status_code == response.status_code == 200
    assert child.get_full_name() not in response.text.replace("è più", "")
    assert client.get(pages(child, "child_end")).status_code == 404


def test_a_child_who_is_expected_stays_until_her_place_is_given_back(client, parent):
    child = GuardianshipFactory(guardian=parent).participant
    RegistrationFactory(participant=child, session=SessionFactory(), booked_by=parent)

    response = client.post(pages(child, "child_end"))

    assert response.status_code == 422
    assert child.guardianships.open().exists()


def test_the_list_asks_the_database_the_same_for_many(
    client, parent, django_assert_max_num_queries
):
    for number in range(6):
        GuardianshipFactory(guardian=parent, participant__first_name=f"Figlia {number}")

    with django_assert_max_num_queries(8):
        response = client.get(reverse("participants:children"))

    assert len(response.context["children"]) == 6


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_child():
    user = UserFactory()
    browsers = [Client(raise_request_exception=False) for _press in range(2)]
    for browser in browsers:
        browser.force_login(user)

    responses = at_once(lambda browser: browser.post(reverse(ADD), ADA), browsers)

    assert [response.status_code for response in responses] == [302, 302]
    assert (Participant.objects.count(), Guardianship.objects.count()) == (1, 1)
