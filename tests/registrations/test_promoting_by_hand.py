"""A seat out of turn, for a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps

from communications.models import Email
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.services import (
    NoRoom,
    NotWaiting,
    Overlap,
    TooLate,
    cancel_registration,
    promote_by_hand,
    register_participant,
)
from tests.factories.events import START, EventFactory, SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def blocked(register):
    """A session with one seat left, a group of two in front, who cannot use it, and one behind."""
    event = EventFactory(max_companions=1, max_overtakes=0)
    session = SessionFactory(event=event, capacity=2)
    register(session)
    return session, register(session, seats=2), register(session)


def promote(registration, **more):
    promote_by_hand(registration=registration, reason="Viene da lontano", **more)
    registration.refresh_from_db()
    registration.session.refresh_from_db()


def test_she_gets_the_free_seat_and_the_reason_is_kept(blocked):
    session, _group, behind = blocked

    promote(behind)

    session.refresh_from_db()
    assert (behind.status, behind.promotion_reason) == ("confirmed", "Viene da lontano")
    assert (session.taken, session.waiting, behind.engagements.count()) == (2, 1, 1)
    assert Email.objects.filter(kind="registrations.confirmed").count() == 2


def test_whom_she_passes_is_not_charged(blocked):
    _session, group, behind = blocked

    promote(behind)

    group.refresh_from_db()
    assert (group.status, group.times_passed) == (RegistrationStatus.WAITING, 0)


def test_the_history_has_the_reason(blocked):
    _session, _group, behind = blocked

    promote(behind)

    history = apps.get_model("registrations", "RegistrationHistory")
    written = history.objects.filter(pgh_obj=behind.pk).order_by("pgh_id").last()
    assert (written.status, written.promotion_reason) == ("confirmed", "Viene da lontano")


def test_in_a_full_session_a_seat_must_be_added(register):
    session = SessionFactory(capacity=1)
    _in, first, second = register(session), register(session), register(session)

    with pytest.raises(NoRoom):
        promote(second)
    promote(second, add_seats=True)

    first.refresh_from_db()
    session.refresh_from_db()
    assert (second.status, first.status) == ("confirmed", "waiting")
    assert (session.capacity, session.taken, session.waiting) == (2, 2, 1)


def test_twice_is_once(blocked):
    _session, _group, behind = blocked
    promote(behind)
    mails = Email.objects.count()

    promote_by_hand(registration=behind, reason="Ancora")

    behind.refresh_from_db()
    assert (behind.promotion_reason, Email.objects.count()) == ("Viene da lontano", mails)


def test_only_who_waits(register):
    session = SessionFactory(capacity=1)
    first, second = register(session), register(session)
    cancel_registration(registration=first)

    for registration in (first, second):
        with pytest.raises(NotWaiting):
            promote(registration)


def test_who_is_elsewhere_then_is_refused(blocked):
    session, _group, behind = blocked
    other = Session.objects.with_facts().get(pk=SessionFactory().pk)
    register_participant(session=other, participant=behind.participant)

    with pytest.raises(Overlap):
        promote(behind)

    session.refresh_from_db()
    assert session.taken == 1


def test_not_once_it_has_begun(blocked, time_machine):
    _session, _group, behind = blocked
    time_machine.move_to(START + timedelta(minutes=1), tick=False)

    with pytest.raises(TooLate):
        promote(behind)
