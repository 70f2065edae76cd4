from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from events.models import Occurrence
from events.services import Times
from registrations.codes import as_scanned
from registrations.services import (
    cancel_registration,
    cancel_session,
    move_session,
    register_participant,
)
from tests.factories.accounts import UserFactory
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

JOIN = "https://meet.example.org/segreto"


def register(session, participant=None, seats=1):
    from events.models import Session

    return register_participant(
        session=Session.objects.with_facts().get(pk=session.pk),
        participant=participant or ParticipantFactory(),
        seats=seats,
    )


@pytest.fixture
def person(client):
    participant = ParticipantFactory(first_name="Giulia")
    client.force_login(participant.user)
    return participant


def agenda_of(client):
    return client.get(reverse("portal:me")).context["agenda"]


def ticket_page(client, registration):
    return client.get(reverse("portal:ticket", args=[registration.key]))


def test_the_page_is_personal(client):
    assert client.get(reverse("portal:me")).status_code == 302


def test_without_tickets_it_says_where_to_find_one(client, person):
    response = client.get(reverse("portal:me"))

    assert response.context["agenda"].is_empty
    assert reverse("events:list") in response.content.decode()


def test_who_has_no_profile_sees_an_empty_page(client):
    client.force_login(UserFactory())

    assert client.get(reverse("portal:me")).status_code == 200


@pytest.mark.parametrize("is_staff", [True, False])
def test_only_who_works_at_the_desk_has_a_link_to_it(client, is_staff):
    client.force_login(UserFactory(is_staff=is_staff))

    content = client.get(reverse("portal:me")).content.decode()

    assert (f'href="{reverse("admin:index")}"' in content) is is_staff


def test_the_next_ticket_is_large_and_the_others_follow(client, person):
    later = register(SessionFactory(starts_at=START + timedelta(days=2)), person)
    first = register(SessionFactory(), person)

    agenda = agenda_of(client)

    assert agenda.next.registration == first
    assert agenda.next.qr.text == as_scanned(first.token)
    assert [card.registration for card in agenda.upcoming] == [later]


def test_her_place_in_line_and_the_reason_are_said(client, person):
    session = SessionFactory(capacity=1)
    register(session)
    register(session)
    registration = register(session, person)

    (card,) = agenda_of(client).waiting

    assert card.registration == registration
    assert "2" in card.place_in_line
    assert card.why_waiting


def test_an_offer_waits_for_her_answer(client, person):
    session = SessionFactory(capacity=1)
    first = register(session)
    register(session, person)
    cancel_registration(registration=first)

    agenda = agenda_of(client)

    assert len(agenda.offers) == 1
    assert agenda.next is None


def test_two_at_once_are_to_choose(client, person):
    later = SessionFactory(starts_at=START + timedelta(days=1))
    moved = register(later, person)
    register(SessionFactory(), person)
    times = [Times(START, START + timedelta(hours=3))]
    move_session(session=later, times=times, site=None, room=None)

    agenda = agenda_of(client)

    assert [card.registration for card in agenda.to_choose] == [moved]


def test_cancelled_and_past_ones_come_last(client, person, time_machine):
    over = register(SessionFactory(), person)
    off = SessionFactory(starts_at=START + timedelta(days=1))
    cancelled = register(off, person)
    cancel_session(session=off, reason="Maltempo")
    time_machine.move_to(START + timedelta(hours=4))
    client.force_login(person.user)

    agenda = agenda_of(client)

    assert [(card.registration, card.state) for card in agenda.past] == [
        (cancelled, "cancelled"),
        (over, "closed"),
    ]
    assert agenda.next is None


def test_the_ticket_of_what_is_over_does_not_promise_a_place(client, person, time_machine):
    registration = register(SessionFactory(), person)
    time_machine.move_to(START + timedelta(hours=4))
    client.force_login(person.user)

    content = ticket_page(client, registration).content.decode()

    assert "<h1>Concluso</h1>" in content
    assert "Hai un posto" not in content


def test_others_registrations_are_not_there(client, person):
    register(SessionFactory(event__title="Segreto"))

    assert "Segreto" not in client.get(reverse("portal:me")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_she_does(
    client, person, django_assert_num_queries, count
):
    for number in range(count):
        start = START + timedelta(days=number)
        register(SessionFactory(starts_at=start), person)
        full = SessionFactory(starts_at=start + timedelta(hours=4), capacity=1)
        register(full)
        register(full, person)

    with django_assert_num_queries(10):
        client.get(reverse("portal:me"))


def test_a_confirmed_ticket_shows_its_code_and_qr(client, person):
    registration = register(SessionFactory(), person)

    content = ticket_page(client, registration).content.decode()

    assert content.count(registration.code) >= 2
    assert '<svg class="qr"' in content
    assert reverse("registrations:cancel", args=[registration.key]) in content
    assert reverse("registrations:calendar", args=[registration.key]) in content


def test_somebody_elses_ticket_does_not_exist(client, person):
    registration = register(SessionFactory())

    assert ticket_page(client, registration).status_code == 404


def test_a_place_in_line_has_no_qr(client, person):
    session = SessionFactory(capacity=1)
    register(session)
    registration = register(session, person)

    response = ticket_page(client, registration)

    assert response.context["ticket"].qr is None
    assert response.context["ticket"].place_in_line


def test_a_cancelled_ticket_says_why(client, person):
    session = SessionFactory()
    registration = register(session, person)
    cancel_session(session=session, reason="Maltempo")

    assert "Maltempo" in ticket_page(client, registration).content.decode()


@pytest.mark.parametrize(
    ("after_start", "is_shown"),
    [
        (timedelta(minutes=-61), False),
        (timedelta(minutes=-60), True),
        (timedelta(hours=2, minutes=59), True),
        (timedelta(hours=3), False),
    ],
)
def test_the_link_to_join_shows_from_an_hour_before_until_the_end(
    client, person, time_machine, after_start, is_shown
):
    registration = register(SessionFactory(event__online=True, join_url=JOIN), person)
    time_machine.move_to(START + after_start, tick=False)
    client.force_login(person.user)

    assert (JOIN in ticket_page(client, registration).content.decode()) is is_shown


def test_the_link_to_join_shows_around_every_date_of_a_course(client, person, time_machine):
    session = SessionFactory(event__online=True, join_url=JOIN)
    second = START + timedelta(days=1)
    Occurrence.objects.create(
        session=session, starts_at=second, ends_at=second + timedelta(hours=2)
    )
    session.ends_at = second + timedelta(hours=2)
    session.save()
    registration = register(session, person)

    def shown_at(moment):
        time_machine.move_to(moment, tick=False)
        client.force_login(person.user)
        return JOIN in ticket_page(client, registration).content.decode()

    moments = [START, START + timedelta(hours=12), second - timedelta(minutes=30)]
    assert [shown_at(moment) for moment in moments] == [True, False, True]


def test_who_waits_never_sees_the_link_to_join(client, person, time_machine):
    session = SessionFactory(event__online=True, join_url=JOIN, capacity=1)
    register(session)
    registration = register(session, person)
    time_machine.move_to(START)
    client.force_login(person.user)

    assert JOIN not in ticket_page(client, registration).content.decode()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=cmd|'A'!A0", "🤖" * 30, "a" * 150])
def test_hostile_names_are_text(client, name):
    person = ParticipantFactory(first_name=name)
    client.force_login(person.user)
    registration = register(SessionFactory(), person)

    pages = client.get(reverse("portal:me")), ticket_page(client, registration)

    assert all(page.status_code == 200 for page in pages)
    assert all("<script>alert" not in page.content.decode() for page in pages)


def test_personal_pages_are_kept_by_nobody(client, person):
    response = client.get(reverse("portal:me"))

    assert "no-store" in response["Cache-Control"]
