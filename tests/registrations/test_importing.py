"""Many people at once, under the locks of registering."""

from __future__ import annotations

from datetime import timedelta

import pytest

from communications.models import Email
from events.models import Occurrence, Session
from registrations.models import Engagement, Registration
from registrations.services import cancel_session, register_participant
from registrations.services.importing import Claim, register_listed
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.threads import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("now", "in_english"),
]


def claims(session, people, *, status="confirmed", seats=1, start=1):
    return [
        Claim(number, session.pk, person.pk, seats, status)
        for number, person in enumerate(people, start=start)
    ]


def test_seats_go_in_the_order_of_the_list_and_the_rest_is_refused():
    session = SessionFactory(capacity=3)
    people = ParticipantFactory.create_batch(4)

    refused = register_listed(claims(session, people[:2], seats=2) + claims(session, people[2:]))

    session.refresh_from_db()
    assert refused == {2: "There is no seat left: the session holds 3 people."} | {}
    assert (session.taken, session.waiting) == (3, 0)
    assert Engagement.objects.count() == 2


def test_nobody_is_written_to():
    session = SessionFactory()

    register_listed(claims(session, [ParticipantFactory()]))

    assert Registration.objects.get().status == "confirmed"
    assert not Email.objects.exists()


def test_who_waits_goes_to_the_end_of_the_line_as_long_as_it_may_be(register):
    session = SessionFactory(capacity=1, waiting_limit=2)
    register(session)
    first = register(session)
    people = ParticipantFactory.create_batch(2)

    refused = register_listed(claims(session, people, status="waiting"))

    session.refresh_from_db()
    assert refused == {2: "The waiting list is full."}
    assert (session.taken, session.waiting) == (1, 2)
    assert [row.participant for row in session.registrations.in_line()] == [
        first.participant,
        people[0],
    ]


def test_no_two_at_once_in_the_list_nor_with_what_she_has(register):
    elsewhere = SessionFactory()
    has_one = register(elsewhere).participant
    one, same_time = SessionFactory(), SessionFactory()
    person = ParticipantFactory()

    refused = register_listed(
        [
            Claim(1, one.pk, has_one.pk, 1, "confirmed"),
            Claim(2, one.pk, person.pk, 1, "confirmed"),
            Claim(3, same_time.pk, person.pk, 1, "confirmed"),
        ]
    )

    words = "This person already has a place at the same time."
    assert refused == {1: words, 3: words}


def test_one_session_may_begin_when_the_other_ends():
    session = SessionFactory()
    next_one = SessionFactory(starts_at=session.ends_at)
    person = ParticipantFactory()

    assert register_listed(claims(session, [person]) + claims(next_one, [person], start=2)) == {}


def test_every_date_of_a_course_is_taken():
    session = SessionFactory()
    later = START + timedelta(days=7)
    Occurrence.objects.create(session=session, starts_at=later, ends_at=later + timedelta(hours=1))
    clashing = SessionFactory(starts_at=later)
    person = ParticipantFactory()

    refused = register_listed(claims(session, [person]) + claims(clashing, [person], start=2))

    assert refused == {2: "This person already has a place at the same time."}


def test_who_is_in_is_not_written_twice(register):
    session = SessionFactory()
    there = register(session).participant
    person = ParticipantFactory()

    refused = register_listed(claims(session, [there, person, person]))

    words = "This person is already registered."
    assert refused == {1: words, 3: words}


def test_a_cancelled_session_takes_nobody():
    session = SessionFactory()
    cancel_session(session=session, reason="Sciopero.")

    refused = register_listed(claims(session, [ParticipantFactory()]))

    assert refused == {1: "This session was cancelled."}


def test_a_session_that_is_gone_is_said():
    person = ParticipantFactory()

    refused = register_listed([Claim(1, 0, person.pk, 1, "confirmed")])

    assert refused == {1: "This session no longer exists."}


def test_a_list_against_people_registering_never_overbooks():
    sessions = SessionFactory.create_batch(2, capacity=10)
    listed = ParticipantFactory.create_batch(16)
    lists = [claims(sessions[0], listed[:8]), claims(sessions[1], listed[8:])]
    lists += [claims(sessions[1], listed[:8]) + claims(sessions[0], listed[8:], start=20)]

    def work(item):
        if isinstance(item, list):
            return len(item) - len(register_listed(item))
        session, person = item
        loaded = Session.objects.with_facts().get(pk=session.pk)
        return register_participant(session=loaded, participant=person).status

    comers = [(session, ParticipantFactory()) for session in sessions for _number in range(8)]
    results = at_once(work, [*comers[:8], *lists, *comers[8:]])

    assert [result for result in results if isinstance(result, Exception)] == []
    for session in sessions:
        session.refresh_from_db()
        held = session.registrations.holding().count()
        assert (session.taken, session.taken) == (held, 10)
