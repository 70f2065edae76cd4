"""Locks and counts: everything that decides about seats begins and ends here.

Locks are taken in one order, sessions by key and then participants by key
(``docs/concurrency.md``). A count is made again under the lock and never added to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from events.models import Session
from events.services import record_seats
from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.errors import SessionGone


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


def lock_participants(pks: Iterable[int]) -> dict[int, Participant]:
    """Lock participants, by key: nobody else changes what they are engaged in meanwhile."""
    rows = Participant.objects.select_for_update(of=("self",), no_key=True)
    return {row.pk: row for row in rows.filter(pk__in=set(pks)).order_by("pk")}


def in_line(sessions: Iterable[Session]) -> list[int]:
    """The participants (ids) who wait for one of these sessions: a promotion may engage them."""
    waiting = Registration.objects.in_line().filter(session__in=list(sessions))
    return list(waiting.values_list("participant", flat=True))


def everybody_in(session: Session) -> list[int]:
    """The participants (ids) who hold a seat of this session or wait for one."""
    return list(session.registrations.active().values_list("participant", flat=True))


def count(session: Session) -> None:
    """Count seats and people in line again, onto the locked instance."""
    counts = Registration.objects.filter(
        session=session, status__in=RegistrationStatus.ACTIVE
    ).aggregate(
        taken=Sum("seats", filter=Q(status__in=RegistrationStatus.HOLDING)),
        waiting=Count("pk", filter=Q(status=RegistrationStatus.WAITING)),
    )
    session.taken, session.waiting = counts["taken"] or 0, counts["waiting"]


def recount(session: Session) -> None:
    """Count again and write what was counted. The caller holds the lock."""
    count(session)
    record_seats(session=session)
