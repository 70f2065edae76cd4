from __future__ import annotations

from datetime import timedelta

import pytest

from registrations.enums import EndReason, RegistrationStatus, WaitingReason
from registrations.services import (
    OfferGone,
    accept_offer,
    cancel_registration,
    change_capacity,
    end_past_waiting,
    expire_offers,
    promote_stalled,
    refuse_offer,
)
from registrations.services.importing import Claim, register_listed
from registrations.waiting import positions
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory, SourceCodeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def full(register):
    """A session of one seat, who has it, and two who wait."""
    session = SessionFactory(capacity=1)
    return session, register(session), register(session), register(session)


def test_a_freed_seat_is_offered_to_the_first_in_line(full, now):
    _session, holder, first, second = full

    cancel_registration(registration=holder)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (RegistrationStatus.OFFERED, RegistrationStatus.WAITING)
    assert first.offer_expires_at == now + timedelta(hours=48)


def test_an_offer_holds_the_seat(full, register):
    session, holder, *_line = full
    cancel_registration(registration=holder)

    session.refresh_from_db()
    assert (session.taken, register(session).status) == (1, RegistrationStatus.WAITING)


def test_an_offer_ends_three_hours_before_the_start(full, time_machine):
    _session, holder, first, _second = full
    time_machine.move_to(START - timedelta(hours=10), tick=False)

    cancel_registration(registration=holder)

    first.refresh_from_db()
    assert first.offer_expires_at == START - timedelta(hours=3)


def test_in_the_last_hours_the_seat_is_confirmed_at_once(full, time_machine):
    _session, holder, first, _second = full
    time_machine.move_to(START - timedelta(hours=2), tick=False)

    cancel_registration(registration=holder)

    first.refresh_from_db()
    assert first.status == RegistrationStatus.CONFIRMED


def test_who_has_no_account_cannot_be_asked_and_gets_the_seat(register):
    session = SessionFactory(capacity=1)
    first = register(session)
    brought = SourceCodeFactory().participant
    register_listed([Claim(1, session.pk, brought.pk, 1, "waiting")])

    cancel_registration(registration=first)

    assert session.registrations.get(participant=brought).status == "confirmed"


def test_accepting_confirms(full):
    _session, holder, first, _second = full
    cancel_registration(registration=holder)

    accept_offer(registration=first)
    accept_offer(registration=first)

    first.refresh_from_db()
    assert (first.status, first.offer_expires_at) == (RegistrationStatus.CONFIRMED, None)


def test_refusing_passes_the_seat_on(full):
    _session, holder, first, second = full
    cancel_registration(registration=holder)

    refuse_offer(registration=first)

    second.refresh_from_db()
    first.refresh_from_db()
    assert (first.end_reason, second.status) == (
        EndReason.OFFER_REFUSED,
        RegistrationStatus.OFFERED,
    )


def test_an_expired_offer_passes_the_seat_on_once(full, time_machine, now):
    _session, holder, first, second = full
    cancel_registration(registration=holder)
    time_machine.move_to(now + timedelta(hours=48), tick=False)

    numbers = [expire_offers(), expire_offers()]

    second.refresh_from_db()
    first.refresh_from_db()
    assert (numbers, first.status, second.status) == (
        [1, 0],
        RegistrationStatus.EXPIRED,
        RegistrationStatus.OFFERED,
    )


def test_an_expired_offer_cannot_be_accepted(full, time_machine, now):
    _session, holder, first, _second = full
    cancel_registration(registration=holder)
    time_machine.move_to(now + timedelta(hours=48), tick=False)

    with pytest.raises(OfferGone):
        accept_offer(registration=first)


def test_more_seats_go_to_the_line(full):
    session, _holder, first, second = full

    change_capacity(session=session, capacity=3)

    assert {type(r).objects.get(pk=r.pk).status for r in (first, second)} == {
        RegistrationStatus.OFFERED
    }


def test_a_small_group_passes_a_large_one_three_times_and_no_more(register):
    session = SessionFactory(capacity=4, event__max_companions=3)
    holders = [register(session) for _number in range(4)]
    large = register(session, seats=4)
    small = [register(session) for _number in range(4)]

    for holder in holders:
        cancel_registration(registration=holder)

    large.refresh_from_db()
    statuses = [type(r).objects.get(pk=r.pk).status for r in small]
    assert statuses == ["offered", "offered", "offered", "waiting"]
    assert large.times_passed == 3


def test_who_is_taken_elsewhere_keeps_her_place(register):
    session = SessionFactory(capacity=1)
    holder, busy = register(session), ParticipantFactory()
    waiting, behind = register(session, busy), register(session)
    register(SessionFactory(), busy)

    cancel_registration(registration=holder)

    waiting.refresh_from_db()
    behind.refresh_from_db()
    assert (waiting.status, behind.status) == ("waiting", "offered")


def test_the_line_is_looked_at_again_when_her_time_is_free(register):
    session = SessionFactory(capacity=1)
    holder, busy = register(session), ParticipantFactory()
    waiting = register(session, busy)
    elsewhere = register(SessionFactory(), busy)
    cancel_registration(registration=holder)
    cancel_registration(registration=elsewhere)

    promote_stalled()

    waiting.refresh_from_db()
    assert waiting.status == RegistrationStatus.OFFERED


def test_lines_end_when_the_session_begins(full, time_machine):
    session, _holder, first, _second = full
    time_machine.move_to(START, tick=False)

    ended = end_past_waiting()

    first.refresh_from_db()
    session.refresh_from_db()
    assert (ended, first.end_reason, session.waiting) == (2, EndReason.SESSION_OVER, 0)


def test_every_entry_can_say_why_it_waits(full):
    _session, _holder, first, second = full

    assert positions([first, second]) == {
        first.pk: (1, WaitingReason.NO_SEAT),
        second.pk: (2, WaitingReason.NO_SEAT),
    }


def test_a_group_is_told_that_seats_are_too_few(register):
    session = SessionFactory(capacity=2, event__max_companions=3)
    holder = register(session)
    group = register(session, seats=2)
    group.session.refresh_from_db()

    assert positions([group])[group.pk].reason == WaitingReason.TOO_FEW_SEATS
    assert holder.status == RegistrationStatus.CONFIRMED


def test_who_accepted_cannot_refuse_from_the_same_mail(full):
    _session, holder, first, _second = full
    cancel_registration(registration=holder)
    accept_offer(registration=first)

    with pytest.raises(OfferGone):
        refuse_offer(registration=first)

    first.refresh_from_db()
    assert first.status == RegistrationStatus.CONFIRMED


def test_a_sweep_goes_on_after_a_row_that_fails(full, caplog):
    from registrations.services.sweeps import sweep

    session, *_line = full

    def work(key):
        if key == 0:  # nobody's: the first session of a new database may have 1
            raise OfferGone("x")
        return 1

    assert sweep([0, session.pk, session.pk], work) == 2
    assert "work failed for row 0" in caplog.text
