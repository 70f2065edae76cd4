from __future__ import annotations

from datetime import timedelta

import pytest

from events.services import BadDates, Times
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services import (
    CapacityBelowTaken,
    cancel_event,
    cancel_registration,
    cancel_session,
    change_capacity,
    choose_registration,
    expire_choices,
    move_session,
    settle_choices,
)
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def move(session, start, hours=3):
    move_session(
        session=session,
        times=[Times(start, start + timedelta(hours=hours))],
        site=session.site,
        room=session.room,
    )
    session.refresh_from_db()


@pytest.fixture
def clash(register):
    """Somebody with two seats, one of which was moved onto the other."""
    participant = ParticipantFactory()
    kept = register(SessionFactory(), participant)
    moved = register(SessionFactory(starts_at=START + timedelta(days=1)), participant)
    move(moved.session, START + timedelta(hours=1))
    moved.refresh_from_db()
    return kept, moved


def test_moving_moves_the_times_of_people(register):
    session = SessionFactory()
    register(session)

    move(session, START + timedelta(days=1))

    assert Engagement.objects.get().during.lower == START + timedelta(days=1)


def test_moving_keeps_the_occurrence_and_counts_the_change():
    session = SessionFactory()
    key = session.occurrences.get().key

    move(session, START + timedelta(days=1))

    assert (session.occurrences.get().key, session.sequence) == (key, 1)


def test_moving_to_the_same_dates_changes_nothing():
    session = SessionFactory()

    move(session, START)

    assert session.sequence == 0


def test_dates_may_swap_places():
    session = SessionFactory()
    times = [
        Times(START + timedelta(days=n), START + timedelta(days=n, hours=3)) for n in (0, 1, 2)
    ]
    move_session(session=session, times=times, site=None, room=None)
    shifted = [Times(t.starts_at + timedelta(days=1), t.ends_at + timedelta(days=1)) for t in times]

    move_session(session=session, times=shifted, site=None, room=None)

    assert [o.starts_at for o in session.occurrences.all()] == [t.starts_at for t in shifted]


def test_dates_that_overlap_are_refused():
    session = SessionFactory()
    times = [
        Times(START, START + timedelta(hours=2)),
        Times(START + timedelta(hours=1), START + timedelta(hours=3)),
    ]

    with pytest.raises(BadDates):
        move_session(session=session, times=times, site=None, room=None)


def test_a_move_that_clashes_keeps_the_seat_for_72_hours(clash, now):
    _kept, moved = clash

    assert (moved.status, moved.choose_by) == (
        RegistrationStatus.CONFIRMED,
        now + timedelta(hours=72),
    )


def test_choosing_the_moved_one_gives_up_the_other(clash):
    kept, moved = clash

    choose_registration(registration=moved)
    choose_registration(registration=moved)

    kept.refresh_from_db()
    moved.refresh_from_db()
    assert (kept.end_reason, moved.choose_by) == (EndReason.NOT_CHOSEN, None)
    assert Engagement.objects.get().registration == moved


def test_who_does_not_choose_loses_the_moved_one(clash, time_machine, now):
    kept, moved = clash
    time_machine.move_to(now + timedelta(hours=72), tick=False)

    numbers = [expire_choices(), expire_choices()]

    kept.refresh_from_db()
    moved.refresh_from_db()
    assert (numbers, kept.status, moved.end_reason) == ([1, 0], "confirmed", EndReason.NOT_CHOSEN)


def test_cancelling_the_other_settles_the_choice(clash):
    kept, moved = clash

    cancel_registration(registration=kept)
    settle_choices()

    moved.refresh_from_db()
    assert moved.choose_by is None


def test_fewer_seats_than_taken_are_refused_in_words(register):
    session = SessionFactory(capacity=5)
    register(session)
    register(session)

    with pytest.raises(CapacityBelowTaken, match="2"):
        change_capacity(session=session, capacity=1)


def test_cancelling_a_session_ends_everybody(register):
    session = SessionFactory(capacity=1)
    register(session)
    register(session)

    cancel_session(session=session, reason="La sala è inagibile.")

    session.refresh_from_db()
    reasons = set(Registration.objects.values_list("end_reason", flat=True))
    assert (reasons, session.taken, session.waiting) == ({EndReason.SESSION_CANCELLED}, 0, 0)


def test_cancelling_an_event_leaves_past_sessions_alone(register, time_machine, now):
    past = SessionFactory(starts_at=now + timedelta(days=1))
    coming = SessionFactory(event=past.event)
    came = register(past)
    time_machine.move_to(now + timedelta(days=2), tick=False)

    cancel_event(event=past.event, reason="Maltempo.")

    came.refresh_from_db()
    coming.refresh_from_db()
    assert (came.status, coming.status) == ("confirmed", "cancelled")
