"""Opening and closing registration now, by the organisers."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enums import SessionStatus
from events.models import Session
from registrations.services.errors import CannotOpen
from registrations.services.seats import lock_session

FIELDS = ["registration_opens_at", "registration_closes_at", "updated_at"]


@transaction.atomic
def close_registration(*, session: Session) -> None:
    """Let nobody register from now on. Closing twice changes nothing; who is in or in line stays.

    The session's lock is held: who was registering at this moment is in, or reads that it closed.

    Raises:
        CannotOpen: the session has begun or is cancelled.
    """
    session, now = _lock(session), timezone.now()
    closes_at, opens_at = session.registration_closes_at, session.registration_opens_at
    if closes_at and closes_at <= now:
        return
    if opens_at and opens_at >= now:
        # It must close after it opens, and it never opened.
        session.registration_opens_at = None
    session.registration_closes_at = now
    session.save(update_fields=FIELDS)


@transaction.atomic
def open_registration(*, session: Session) -> None:
    """Let people register from now on, until the day it closes or else the start.

    Opening twice changes nothing.

    Raises:
        CannotOpen: the session has begun or is cancelled.
    """
    session, now = _lock(session), timezone.now()
    if session.registration_opens_at and session.registration_opens_at > now:
        session.registration_opens_at = None
    if session.registration_closes_at and session.registration_closes_at <= now:
        session.registration_closes_at = None
    session.save(update_fields=FIELDS)


def _lock(session: Session) -> Session:
    session = lock_session(session.pk)
    if session.status == SessionStatus.CANCELLED:
        raise CannotOpen(_("This session is cancelled."))
    if timezone.now() >= session.starts_at:
        raise CannotOpen(_("This session has begun: nobody registers any more."))
    return session
