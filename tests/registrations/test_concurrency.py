"""Races are run, not argued about: real threads on PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

import pytest

from events.models import Session
from events.services import Times
from registrations.models import Registration
from registrations.services import (
    CapacityBelowTaken,
    RegistrationRefused,
    accept_offer,
    cancel_registration,
    cancel_session,
    change_capacity,
    expire_offers,
    move_session,
    register_participant,
)
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]


def register(session, participant):
    loaded = Session.objects.with_facts().get(pk=session.pk)
    return register_participant(session=loaded, participant=participant)


def assert_counts_hold(*sessions):
    for session in sessions:
        session.refresh_from_db()
        statuses = list(session.registrations.values_list("status", "seats"))
        assert session.taken == sum(
            n for status, n in statuses if status in {"confirmed", "offered"}
        )
        assert session.waiting == sum(status == "waiting" for status, _seats in statuses)
        assert session.capacity is None or session.taken <= session.capacity


def test_n_seats_and_n_plus_20_people_give_exactly_n():
    session = SessionFactory(capacity=20)
    people = ParticipantFactory.create_batch(40)

    statuses = [r.status for r in at_once(lambda person: register(session, person), people)]

    assert (statuses.count("confirmed"), statuses.count("waiting")) == (20, 20)
    assert_counts_hold(session)


def test_pressing_twice_at_once_is_one_registration():
    session = SessionFactory(capacity=20)
    person = ParticipantFactory()

    results = at_once(lambda _n: register(session, person), range(8))

    assert len({registration.pk for registration in results}) == 1


def test_one_person_at_once_in_two_places_gets_one():
    sessions = SessionFactory.create_batch(6)
    person = ParticipantFactory()

    results = at_once(lambda session: register(session, person), sessions)

    assert sum(isinstance(result, Registration) for result in results) == 1


def test_cancelling_against_promoting_neither_loses_nor_makes_a_seat():
    session = SessionFactory(capacity=10)
    registrations = [register(session, ParticipantFactory()) for _number in range(30)]

    results = at_once(lambda r: cancel_registration(registration=r), registrations[:20])

    assert results == [None] * 20
    assert session.registrations.filter(status="offered").count() == 10
    assert_counts_hold(session)


def test_two_sweeps_at_once_pass_an_offer_on_once(time_machine, now):
    session = SessionFactory(capacity=1)
    first, *_line = [register(session, ParticipantFactory()) for _number in range(4)]
    cancel_registration(registration=first)
    time_machine.move_to(now + timedelta(hours=48), tick=False)

    numbers = at_once(lambda _n: expire_offers(), range(6))

    assert sum(numbers) == 1
    assert_counts_hold(session)


def test_registering_while_the_session_is_cancelled_has_one_outcome():
    session = SessionFactory(capacity=50)
    people = ParticipantFactory.create_batch(10)
    register(session, ParticipantFactory())

    def work(item):
        if item == "cancel":
            return cancel_session(session=session, reason="Sciopero.")
        return register(session, item)

    results = at_once(work, [*people[:5], "cancel", *people[5:]])

    entered = [result for result in results if isinstance(result, Registration)]
    refused = [result for result in results if isinstance(result, RegistrationRefused)]
    assert results[5] is None
    assert len(entered) + len(refused) == 10
    assert session.registrations.count() == 1 + len(entered)
    assert not session.registrations.active().exists()
    assert_counts_hold(session)


def test_registering_while_the_session_moves_leaves_true_times():
    session = SessionFactory(capacity=50)
    people = ParticipantFactory.create_batch(10)
    later = START + timedelta(days=1)

    def work(item):
        if item == "move":
            times = [Times(later, later + timedelta(hours=3))]
            return move_session(session=session, times=times, site=None, room=None)
        return register(session, item)

    results = at_once(work, [*people[:5], "move", *people[5:]])

    assert not [result for result in results if isinstance(result, Exception)]
    starts = {
        engagement.during.lower
        for registration in session.registrations.all()
        for engagement in registration.engagements.all()
    }
    assert starts == {later}


def test_lines_of_the_same_people_in_different_sessions_do_not_deadlock():
    """Sixteen people wait in four sessions at the same time of day while seats come free."""
    sessions = SessionFactory.create_batch(4, capacity=4)
    holders = [register(s, ParticipantFactory()) for s in sessions for _number in range(4)]
    people = ParticipantFactory.create_batch(16)
    for number, person in enumerate(people):
        for session in sessions if number % 2 else reversed(sessions):
            register(session, person)

    results = at_once(lambda r: cancel_registration(registration=r), holders)

    assert results == [None] * 16
    assert_counts_hold(*sessions)


def test_a_smaller_capacity_against_a_crowd_never_overbooks():
    session = SessionFactory(capacity=20)
    people = ParticipantFactory.create_batch(20)

    def work(item):
        if item == "shrink":
            return change_capacity(session=session, capacity=10)
        return register(session, item)

    results = at_once(work, [*people[:8], "shrink", *people[8:]])

    shrunk = results.pop(8)
    assert shrunk is None or isinstance(shrunk, CapacityBelowTaken)
    assert all(isinstance(result, Registration) for result in results)
    session.refresh_from_db()
    assert session.taken == session.capacity == (10 if shrunk is None else 20)
    assert_counts_hold(session)


def test_accepting_twice_at_once_confirms_once():
    session = SessionFactory(capacity=1)
    holder, waiting = (register(session, ParticipantFactory()) for _number in range(2))
    cancel_registration(registration=holder)

    results = at_once(lambda _n: accept_offer(registration=waiting), range(6))

    waiting.refresh_from_db()
    assert (results, waiting.status) == ([None] * 6, "confirmed")
