from __future__ import annotations

from datetime import timedelta

import pytest

from communications.models import Email
from events.models import Session
from events.services import BadDates, Times
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services import (
    CapacityBelowTaken,
    Overlap,
    SessionInUse,
    accept_offer,
    cancel_event,
    cancel_registration,
    cancel_session,
    change_capacity,
    choose_registration,
    delete_session,
    expire_choices,
    move_event,
    move_session,
    settle_choices,
)
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import RoomFactory, SiteFactory

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


def moved_mails():
    return Email.objects.filter(kind="registrations.moved")


def test_moving_an_event_tells_whoever_goes_there(register):
    session = SessionFactory(room=RoomFactory())
    elsewhere = SessionFactory(event=session.event, site=SiteFactory())
    person = register(session)
    register(elsewhere)
    site = SiteFactory()

    move_event(event=session.event, site=site)
    move_event(event=session.event, site=site)

    session.refresh_from_db()
    elsewhere.refresh_from_db()
    assert moved_mails().get().recipient == person.participant.user
    assert (session.place, session.room, session.sequence) == (site, None, 1)
    assert elsewhere.sequence == 0


def test_what_is_over_stays_where_it_took_place(register, time_machine, now):
    past = SessionFactory(starts_at=now + timedelta(days=1))
    site = past.event.site
    register(past)
    time_machine.move_to(now + timedelta(days=2), tick=False)

    move_event(event=past.event, site=SiteFactory())

    past.refresh_from_db()
    assert past.place == site
    assert not moved_mails().exists()


def test_a_session_that_nobody_registered_for_is_deleted():
    session = SessionFactory()

    delete_session(session=session)

    assert not Session.objects.exists()


def test_a_session_with_a_past_is_not_deleted(register):
    session = SessionFactory()
    cancel_registration(registration=register(session))

    with pytest.raises(SessionInUse):
        delete_session(session=session)


@pytest.fixture
def offer_moved_onto_another(register):
    """Somebody with a seat, and an offer whose session was then moved onto it."""
    participant = ParticipantFactory()
    kept = register(SessionFactory(), participant)
    full = SessionFactory(starts_at=START + timedelta(days=1), capacity=1)
    holder = register(full)
    offered = register(full, participant)
    cancel_registration(registration=holder)
    move(full, START + timedelta(hours=1))
    return kept, offered


def test_an_offer_that_now_clashes_is_refused_by_name(offer_moved_onto_another):
    kept, offered = offer_moved_onto_another

    with pytest.raises(Overlap, match=kept.session.event.title):
        accept_offer(registration=offered)


def test_an_offer_that_no_longer_clashes_holds_the_time_again(offer_moved_onto_another):
    kept, offered = offer_moved_onto_another
    cancel_registration(registration=kept)

    accept_offer(registration=offered)

    assert Engagement.objects.get().registration == offered


def test_a_move_to_an_earlier_day_shortens_offers(register, now):
    session = SessionFactory(capacity=1)
    holder, offered = register(session), register(session)
    cancel_registration(registration=holder)

    move(session, now + timedelta(hours=24))

    offered.refresh_from_db()
    assert offered.offer_expires_at == now + timedelta(hours=21)


def test_one_must_choose_before_the_session_begins(register, now):
    participant = ParticipantFactory()
    register(SessionFactory(starts_at=now + timedelta(hours=24)), participant)
    moved = register(SessionFactory(), participant)

    move(moved.session, now + timedelta(hours=25))

    moved.refresh_from_db()
    assert moved.choose_by == now + timedelta(hours=22)


def test_settling_leaves_no_time_to_who_cancelled(clash):
    kept, moved = clash
    cancel_registration(registration=moved)

    settle_choices()

    assert Engagement.objects.get().registration == kept
