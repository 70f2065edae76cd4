"""Registering somebody from the page of a session."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from participants.models import Participant
from registrations.models import Registration
from registrations.services import cancel_session
from tests.desk import look_for
from tests.factories.events import EligibilityRuleFactory, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HOSTILE = '<script>alert("x")</script>'


def page(session, **query):
    url = reverse("admin:events_session_register", args=[session.pk])
    return f"{url}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def new_person(client, session, **answers):
    """What the browser sends for somebody new."""
    shown = client.get(page(session, person="new"))
    data = {
        "first_name": "Noè",
        "last_name": "Riva",
        "email": "noe@example.org",
        "language": "it",
        "is_14": "on",
        "key": shown.context["form"]["key"].value(),
    }
    return client.post(page(session, person="new"), data | answers, follow=True)


def search(client, session, words):
    return look_for(client, page(session), words)


def names_found(response):
    return [str(person) for person in response.context["people"]]


@pytest.mark.parametrize("words", ["Mia", "mia verdi", "K7Q-42M", "mia@example.org"])
def test_somebody_is_found_by_name_address_or_ticket(world, words):
    client, mine, _other = world
    person = mine.registrations.get().participant
    Participant.objects.filter(pk=person.pk).update(first_name="Mia", last_name="Verdi")
    Registration.objects.filter(participant=person).update(code="K7Q-42M")
    person.user.email = "mia@example.org"
    person.user.save()

    assert names_found(search(client, SessionFactory(event=mine.event), words)) == ["Mia Verdi"]


def test_who_is_looked_for_is_in_no_address(world):
    client, mine, _other = world

    shown = client.get(page(mine, q="Mia"))
    form = re.search(r'<form method="(\w+)"[^>]*>\s*(<input[^>]*>)', shown.content.decode())

    assert (names_found(shown), form[1]) == ([], "post")
    assert "csrfmiddlewaretoken" in form[2]
    found = search(client, mine, "Mia")
    assert len(names_found(found)) == 1
    assert "Mia" not in found.redirect_chain[-1][0]


def test_words_without_end_are_refused_beside_the_field(world):
    client, mine, _other = world

    response = search(client, mine, "x" * 101)

    assert (response.status_code, list(response.context["search"].errors)) == (422, ["q"])


@pytest.mark.parametrize("by", ["last_name", "code", "email"])
def test_nobody_of_another_programme_is_found(world, by):
    client, mine, other = world
    theirs = other.registrations.get()
    words = {
        "last_name": "Altrui",
        "code": theirs.code,
        "email": theirs.participant.user.email,
    }[by]

    response = search(client, mine, words)

    assert names_found(response) == []
    assert client.get(page(mine, person=theirs.participant_id)).status_code == 404
    assert client.get(page(other, person="new")).status_code == 404


def test_somebody_new_is_registered_and_the_page_says_what_happened(administrator):
    response = new_person(administrator, SessionFactory())

    registration = Registration.objects.get()
    (message,) = response.context["messages"]
    assert (registration.participant.user.email, str(message.level_tag)) == (
        "noe@example.org",
        "success",
    )
    assert response.redirect_chain[-1][0].endswith(f"/registration/{registration.pk}/change/")


def test_without_an_address_the_page_says_the_ticket_code(administrator):
    response = new_person(administrator, SessionFactory(), email="")

    (message,) = response.context["messages"]
    assert Registration.objects.get().code in str(message)


def test_a_double_press_registers_one_person(administrator):
    session = SessionFactory()
    shown = administrator.get(page(session, person="new"))
    data = {"first_name": "A", "last_name": "B", "language": "it", "is_14": "on"}
    data["key"] = shown.context["form"]["key"].value()

    for _press in range(2):
        administrator.post(page(session, person="new"), data)

    assert (Registration.objects.count(), Participant.objects.count()) == (1, 1)


def test_only_what_is_missing_is_asked_of_somebody_known(administrator):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event, minimum=14, maximum=17)
    person = ParticipantFactory(birth_date=None)

    form = administrator.get(page(session, person=person.pk)).context["form"]

    assert list(form.fields) == ["birth_date"]


def test_what_the_rules_refuse_is_said_beside_the_answer_and_nothing_is_kept(administrator):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event, minimum=14, maximum=17)

    response = new_person(administrator, session, birth_date="2000-01-01")

    assert (response.status_code, Participant.objects.count()) == (422, 0)
    assert list(response.context["form"].errors) == ["birth_date"]


@pytest.mark.parametrize("answers", [{"is_14": ""}, {"birth_date": str(date(2016, 1, 1))}])
def test_under_14_is_refused_in_the_sentence_of_the_public_page(administrator, answers):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event, minimum=6, maximum=17)

    response = new_person(administrator, session, **{"birth_date": "2010-01-01"} | answers)

    assert (response.status_code, Registration.objects.count()) == (422, 0)


def test_where_else_somebody_is_stays_hers(world, register):
    client, mine, other = world
    person = mine.registrations.get().participant
    Registration.objects.filter(participant=person).delete()
    register(other, person)
    other.event.title = "Segreto altrui"
    other.event.save()
    keeper = SessionFactory(event=mine.event, starts_at=mine.starts_at.replace(month=11, day=30))
    register(keeper, person)

    response = client.post(page(mine, person=person.pk), {})

    assert response.status_code == 422
    assert "Segreto altrui" not in response.content.decode()


def test_a_full_session_is_said_before(administrator, register):
    session = SessionFactory(capacity=1)
    register(session)

    assert administrator.get(page(session, person="new")).context["waits"] is True
    assert new_person(administrator, session).status_code == 200
    assert Registration.objects.filter(status="waiting").count() == 1


def test_where_nobody_can_register_there_is_no_form(administrator):
    session = SessionFactory()
    cancel_session(session=session, reason="Sciopero.")

    response = administrator.get(page(session))

    assert response.context["refusal"]
    assert not re.findall(r'name="q"', response.content.decode())


def test_hostile_names_are_text(administrator):
    session = SessionFactory()

    response = new_person(administrator, session, first_name=HOSTILE, last_name="O'Neil & Sons")
    listed = search(administrator, session, "O'Neil")

    assert HOSTILE not in response.content.decode()
    assert HOSTILE not in listed.content.decode()
    assert len(listed.context["people"]) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_session_costs_the_same_however_many(
    administrator, register, django_assert_max_num_queries, count
):
    session = SessionFactory(capacity=count)
    for _number in range(2 * count):
        register(session)
    url = reverse("admin:events_session_change", args=[session.pk])

    with django_assert_max_num_queries(22):
        administrator.get(url)
