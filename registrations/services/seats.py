"""Locks and counts: everything that decides about seats begins and ends here.

Locks are taken in one order, sessions by key and then participants by key
(``docs/concurrency.md``). A count is made again under the lock and never added to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import SeatPool, Session
from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet, RosterEntry
from registrations.services.errors import ChangedMeanwhile, SessionGone

# Written out, because they run in every registration while others wait for the lock. Nothing is
# joined: a joined row would be the one of before the wait.
LOCK_SESSIONS = "SELECT * FROM events_session WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"
LOCK_PARTICIPANTS = """
SELECT FROM participants_participant WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE
"""
ACTIVE = """
SELECT id FROM registrations_registration
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
RETURNING events_session.taken, events_session.waiting,
    EXISTS (SELECT FROM events_seatpool WHERE session_id = %(session)s)
"""
RECOUNT_POOLS = """
UPDATE events_seatpool AS pool SET taken = (
    SELECT coalesce(sum(pool_seats), 0) FROM registrations_registration
    WHERE pool_id = pool.id AND status = ANY(%(holding)s)
)
WHERE session_id = %(session)s
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


def lock_loaded(sessions: Iterable[Session]) -> list[Session]:
    """Lock ``sessions``, by key; each as it is now, with the event and the facts it came with.

    Raises:
        SessionGone: one of them was deleted.
    """
    loaded = {session.pk: session for session in sessions}
    locked = lock_sessions(loaded.keys())
    if len(locked) < len(loaded):
        raise SessionGone(_("This session no longer exists."))
    for session in locked:
        session.event, session.pool_rows = loaded[session.pk].event, loaded[session.pk].pool_rows
    return locked


def lock_sessions(pks: Collection[int]) -> list[Session]:
    """Lock several sessions, by key. Rows that are gone are left out."""
    return list(Session.objects.raw(LOCK_SESSIONS, [list(pks)]))


def lock_registration(registration: Registration) -> tuple[Session, Registration]:
    """Lock the session of a registration; returns both as they are now.

    Raises:
        ChangedMeanwhile: it was moved to another session since it was read. That one cannot be
            locked as well: locks are taken in one order.
    """
    session = lock_session(registration.session_id)
    current = Registration.objects.get(pk=registration.pk)
    if current.session_id != session.pk:
        raise ChangedMeanwhile(_("This registration was changed a moment ago: look at it again."))
    return session, current


def lock_participants(pks: Iterable[int]) -> None:
    """Lock participants, by key: nobody else changes what they are engaged in meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK_PARTICIPANTS, [list(pks)])


def lock_people_of(registrations: Iterable[Registration], *others: int) -> None:
    """Lock the participants of ``registrations`` (a class by numbers has none) and ``others``."""
    lock_participants([*people_of(registrations), *others])


def people_of(registrations: Iterable[Registration]) -> list[int]:
    """The participants (ids) of registrations; of a class those on its roster, if it has one."""
    registrations = list(registrations)
    people = [r.participant_id for r in registrations if r.participant_id is not None]
    classes = [r.pk for r in registrations if r.participant_id is None]
    if classes:
        on_roster = RosterEntry.objects.filter(registration__in=classes)
        people += on_roster.values_list("participant", flat=True)
    return people


def active_registration(session: Session, participant: Participant) -> Registration | None:
    """The claim that she has on the session already, if any."""
    parameters: list[Any] = [session.pk, participant.pk, RegistrationStatus.ACTIVE]
    with connection.cursor() as cursor:
        cursor.execute(ACTIVE, parameters)
        found = cursor.fetchone()
    return Registration.objects.get(pk=found[0]) if found else None


def in_line(sessions: Iterable[Session]) -> list[int]:
    """The participants (ids) who wait for one of these sessions: a promotion may engage them."""
    waiting = Registration.objects.in_line().filter(session__in=list(sessions))
    return _participants_of(waiting)


def everybody_in(session: Session) -> list[int]:
    """The participants (ids) who hold a seat of this session or wait for one."""
    return _participants_of(session.registrations.active())


def _participants_of(registrations: RegistrationQuerySet) -> list[int]:
    return people_of(registrations.only("pk", "participant"))


def recount(session: Session) -> None:
    """Count seats and people in line again, and write both. The caller holds the lock.

    The seats of its pools too; they are then as they are now in ``session.pool_rows``.
    """
    facts: dict[str, Any] = {
        "session": session.pk,
        "now": timezone.now(),
        "holding": RegistrationStatus.HOLDING,
        "active": RegistrationStatus.ACTIVE,
        "waiting": RegistrationStatus.WAITING,
    }
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT, facts)
        session.taken, session.waiting, has_pools = cursor.fetchone()
        session.pool_rows = ()
        if has_pools:
            cursor.execute(RECOUNT_POOLS, facts)
            session.pool_rows = list(SeatPool.objects.filter(session=session).rows())
