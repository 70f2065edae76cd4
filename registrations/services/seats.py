"""Locks and counts: everything that decides about seats begins and ends here.

Locks are taken in one order, sessions by key and then participants by key
(``docs/concurrency.md``). A count is made again under the lock and never added to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Session
from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.errors import SessionGone

# Written out, because they run in every registration while others wait for the lock. Nothing is
# joined: a joined row would be the one of before the wait.
LOCK_SESSIONS = "SELECT * FROM events_session WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"
LOCK_PARTICIPANTS = """
SELECT FROM participants_participant WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE
"""
ACTIVE = """
SELECT * FROM registrations_registration
WHERE session_id = %s AND participant_id = %s AND status = ANY(%s)
"""
RECOUNT = """
UPDATE events_session SET taken = counted.taken, waiting = counted.waiting, updated_at = %(now)s
FROM (
    SELECT coalesce(sum(seats) FILTER (WHERE status = ANY(%(holding)s)), 0) AS taken,
           count(*) FILTER (WHERE status = %(waiting)s) AS waiting
    FROM registrations_registration
    WHERE session_id = %(session)s AND status = ANY(%(active)s)
) AS counted
WHERE id = %(session)s
RETURNING events_session.taken, events_session.waiting
"""


def lock_session(pk: int) -> Session:
    """The session as it is now; nobody else decides about its seats meanwhile.

    Raises:
        SessionGone: it was deleted.
    """
    try:
        return lock_sessions([pk])[0]
    except IndexError:
        raise SessionGone(_("This session no longer exists.")) from None


def lock_sessions(pks: Collection[int]) -> list[Session]:
    """Lock several sessions, by key. Rows that are gone are left out."""
    return list(Session.objects.raw(LOCK_SESSIONS, [list(pks)]))


def lock_participants(pks: Iterable[int]) -> None:
    """Lock participants, by key: nobody else changes what they are engaged in meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK_PARTICIPANTS, [list(pks)])


def active_registration(session: Session, participant: Participant) -> Registration | None:
    """The claim that she has on the session already, if any."""
    parameters = [session.pk, participant.pk, RegistrationStatus.ACTIVE]
    return next(iter(Registration.objects.raw(ACTIVE, parameters)), None)


def in_line(sessions: Iterable[Session]) -> list[int]:
    """The participants (ids) who wait for one of these sessions: a promotion may engage them."""
    waiting = Registration.objects.in_line().filter(session__in=list(sessions))
    return list(waiting.values_list("participant", flat=True))


def everybody_in(session: Session) -> list[int]:
    """The participants (ids) who hold a seat of this session or wait for one."""
    return list(session.registrations.active().values_list("participant", flat=True))


def recount(session: Session) -> None:
    """Count seats and people in line again, and write both. The caller holds the lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            RECOUNT,
            {
                "session": session.pk,
                "now": timezone.now(),
                "holding": RegistrationStatus.HOLDING,
                "active": RegistrationStatus.ACTIVE,
                "waiting": RegistrationStatus.WAITING,
            },
        )
        session.taken, session.waiting = cursor.fetchone()
