"""Registration is opened and closed now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from events.availability import Verdict, availability
from events.facts import session_facts
from events.models import Session
from registrations.services import (
    CannotOpen,
    RegistrationRefused,
    cancel_session,
    close_registration,
    open_registration,
)
from tests.factories.events import START, SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DAY = timedelta(days=1)


def verdict(session, now):
    loaded = Session.objects.with_facts().get(pk=session.pk)
    return availability(session_facts(loaded), now=now).verdict


def test_closed_now_nobody_registers(now, register):
    session = SessionFactory()

    close_registration(session=session)

    assert verdict(session, now) == Verdict.CLOSED
    with pytest.raises(RegistrationRefused):
        register(session)


def test_closing_twice_keeps_the_first_moment(now, time_machine):
    session = SessionFactory()
    close_registration(session=session)
    time_machine.move_to(now + DAY, tick=False)

    close_registration(session=session)

    session.refresh_from_db()
    assert session.registration_closes_at == now


def test_what_never_opened_can_be_closed(now):
    session = SessionFactory(registration_opens_at=now + DAY, registration_closes_at=now + 2 * DAY)

    close_registration(session=session)

    assert verdict(session, now) == Verdict.CLOSED


@pytest.mark.parametrize(
    ("opens", "closes"), [(1, None), (-3, -1), (None, -1), (None, None), (-1, 1)]
)
def test_opened_now_anybody_registers(now, opens, closes):
    session = SessionFactory(
        registration_opens_at=None if opens is None else now + opens * DAY,
        registration_closes_at=None if closes is None else now + closes * DAY,
    )

    open_registration(session=session)

    session.refresh_from_db()
    assert verdict(session, now) == Verdict.OPEN
    assert session.registration_closes_at == (now + DAY if closes == 1 else None)


@pytest.mark.parametrize("operation", [open_registration, close_registration])
def test_what_is_cancelled_or_has_begun_is_refused(operation, time_machine):
    cancelled, begun = SessionFactory(), SessionFactory()
    cancel_session(session=cancelled, reason="Sciopero.")
    time_machine.move_to(START, tick=False)

    for session in (cancelled, begun):
        with pytest.raises(CannotOpen):
            operation(session=session)
