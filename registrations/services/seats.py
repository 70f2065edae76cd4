"""Locks and counts: everything that decides about seats begins and ends here.

Locks are taken in one order, sessions by key and then participants by key
(``docs/concurrency.md``). A count is made again under the lock and never added to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection
from django.utils.translation import gettext as _

from events.models import Session
from events.services import record_seats
from participants.models import Participant
from registrations.models import Registration
from registrations.services.errors import SessionGone

# Written out, because it runs twice in every registration while others wait for the lock.
COUNT = """
SELECT coalesce(sum(seats) FILTER (WHERE status IN ('confirmed', 'offered')), 0),
       count(*) FILTER (WHERE status = 'waiting')
FROM registrations_registration
WHERE session_id = %s AND status IN ('waiting', 'offered', 'confirmed')
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
    """Lock several sessions, by key. Rows that are gone are left out.

    Nothing is joined: a joined row would be the one of before the wait.
    """
    rows = Session.objects.select_for_update(of=("self",), no_key=True)
    return list(rows.filter(pk__in=pks).order_by("pk"))


def lock_participants(pks: Iterable[int]) -> None:
    """Lock participants, by key: nobody else changes what they are engaged in meanwhile."""
    rows = Participant.objects.select_for_update(of=("self",), no_key=True)
    list(rows.filter(pk__in=set(pks)).order_by("pk").values_list("pk"))


def in_line(sessions: Iterable[Session]) -> list[int]:
    """The participants (ids) who wait for one of these sessions: a promotion may engage them."""
    waiting = Registration.objects.in_line().filter(session__in=list(sessions))
    return list(waiting.values_list("participant", flat=True))


def everybody_in(session: Session) -> list[int]:
    """The participants (ids) who hold a seat of this session or wait for one."""
    return list(session.registrations.active().values_list("participant", flat=True))


def count(session: Session) -> None:
    """Count seats and people in line again, onto the locked instance."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [session.pk])
        session.taken, session.waiting = cursor.fetchone()


def recount(session: Session) -> None:
    """Count again and write what was counted. The caller holds the lock."""
    count(session)
    record_seats(session=session)
