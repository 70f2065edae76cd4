"""By hand against everybody else at the same moment: real threads on PostgreSQL."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from events.models import Session
from participants.models import Participant
from registrations.models import Registration
from registrations.services import (
    ChangedMeanwhile,
    NoRoom,
    cancel_registration,
    expire_offers,
    move_registration,
    promote_by_hand,
    promote_stalled,
    register_new_person,
)
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.registrations.test_concurrency import assert_counts_hold, register
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]


def loaded(session):
    return Session.objects.with_facts().get(pk=session.pk)


def move(registration, session):
    return move_registration(registration=registration, session=loaded(session))


def two_sessions(*, capacity, other):
    event = EventFactory()
    later = START + timedelta(days=1)
    return (
        SessionFactory(event=event, capacity=capacity),
        SessionFactory(event=event, capacity=other, starts_at=later),
    )


def test_promoting_by_hand_against_the_sweep_gives_one_seat(time_machine, now):
    session = SessionFactory(capacity=1)
    first, *line = [register(session, ParticipantFactory()) for _number in range(6)]
    cancel_registration(registration=first)
    time_machine.move_to(now + timedelta(hours=48), tick=False)

    def work(item):
        if isinstance(item, str):
            return expire_offers() or promote_stalled()
        return promote_by_hand(registration=item, reason="Da lontano")

    at_once(work, [line[3], "sweep", line[4], "sweep", line[2]])

    assert session.registrations.holding().count() == 1
    assert_counts_hold(session)


def test_promoting_many_with_seats_added_gives_each_her_own():
    session = SessionFactory(capacity=2)
    people = [register(session, ParticipantFactory()) for _number in range(10)]

    results = at_once(
        lambda r: promote_by_hand(registration=r, reason="Tutti", add_seats=True), people[2:]
    )

    session.refresh_from_db()
    assert (results, session.capacity, session.taken) == ([None] * 8, 10, 10)
    assert_counts_hold(session)


def test_pressing_twice_promotes_once():
    session = SessionFactory(capacity=1)
    _in, waiting = (register(session, ParticipantFactory()) for _number in range(2))

    at_once(
        lambda _n: promote_by_hand(registration=waiting, reason="Due volte", add_seats=True),
        range(6),
    )

    session.refresh_from_db()
    assert (session.capacity, session.taken) == (2, 2)


def test_moving_against_registering_never_overbooks():
    session, other = two_sessions(capacity=20, other=8)
    people = [register(session, ParticipantFactory()) for _number in range(12)]
    newcomers = ParticipantFactory.create_batch(12)

    def work(item):
        return move(item, other) if isinstance(item, Registration) else register(other, item)

    pairs = zip(people, newcomers, strict=True)
    results = at_once(work, [item for pair in pairs for item in pair])

    refused = [result for result in results if isinstance(result, Exception)]
    assert {type(error) for error in refused} <= {NoRoom}
    assert other.registrations.holding().count() == 8
    assert_counts_hold(session, other)


def test_moving_against_cancelling_leaves_true_counts():
    session, other = two_sessions(capacity=4, other=20)
    people = [register(session, ParticipantFactory()) for _number in range(8)]

    def work(item):
        number, registration = item
        if number % 2:
            return cancel_registration(registration=registration)
        return move(registration, other)

    results = at_once(work, [(number, r) for r in people for number in range(2)])

    unforeseen = [r for r in results if isinstance(r, Exception) and not _is_refusal(r)]
    assert unforeseen == []
    assert_counts_hold(session, other)


def test_moving_there_and_back_at_once_does_not_deadlock():
    session, other = two_sessions(capacity=20, other=20)
    here = [register(session, ParticipantFactory()) for _number in range(8)]
    there = [register(other, ParticipantFactory()) for _number in range(8)]

    def work(item):
        registration, target = item
        return move(registration, target)

    crossing = zip(here, there, strict=True)
    results = at_once(work, [way for r, s in crossing for way in ((r, other), (s, session))])

    assert results == [None] * 16
    assert (session.registrations.count(), other.registrations.count()) == (8, 8)
    assert_counts_hold(session, other)


def test_two_moves_of_one_person_at_once_end_in_one_place():
    session, other = two_sessions(capacity=20, other=20)
    third = SessionFactory(event=session.event, starts_at=START + timedelta(days=2))
    registration = register(session, ParticipantFactory())

    results = at_once(lambda target: move(registration, target), [other, third, other, third])

    assert {type(result) for result in results} <= {type(None), ChangedMeanwhile}
    assert registration.engagements.count() == 1
    assert_counts_hold(session, other, third)


def test_pressing_twice_registers_one_new_person():
    session, key = SessionFactory(), uuid4()
    names = {"first_name": "Noè", "last_name": "Riva"}
    by = UserFactory(administrator=True)

    at_once(
        lambda _n: register_new_person(
            session=loaded(session),
            email="",
            answers=names,
            seats=1,
            language="it",
            key=key,
            by=by,
        ),
        range(6),
    )

    assert (Registration.objects.count(), Participant.objects.count()) == (1, 1)


def test_two_coordinators_register_one_address_at_once():
    sessions = SessionFactory(), SessionFactory(starts_at=START + timedelta(days=1))
    names = {"first_name": "Noè", "last_name": "Riva"}
    by = UserFactory(administrator=True)

    at_once(
        lambda session: register_new_person(
            session=loaded(session),
            email="noe@example.org",
            answers=names,
            seats=1,
            language="it",
            key=uuid4(),
            by=by,
        ),
        sessions,
    )

    assert (Participant.objects.count(), Registration.objects.count()) == (1, 2)


def _is_refusal(error):
    return isinstance(error, ChangedMeanwhile) or type(error).__name__ in {"CannotMove", "TooLate"}
