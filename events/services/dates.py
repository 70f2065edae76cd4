"""When a session takes place: its dates are written together, in order, and never overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from events.models import Event, Occurrence, Session


class BadDates(DomainError):
    """A session needs at least one date, and two of them cannot overlap."""


class Times(NamedTuple):
    """From when to when, both aware."""

    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def create_session(*, event: Event, times: Sequence[Times], **fields: Any) -> Session:
    """Add a session with its dates; ``fields`` are the other columns of the session.

    Raises:
        BadDates: ``times`` is empty, or two of them overlap.
    """
    wanted = in_order(times)
    session = Session.objects.create(
        event=event,
        starts_at=wanted[0].starts_at,
        ends_at=wanted[-1].ends_at,
        **fields,
    )
    _write_occurrences(session, [], wanted)
    return session


@transaction.atomic
def schedule_session(*, session: Session, times: Sequence[Times]) -> bool:
    """Give the session exactly these dates, and say whether anything changed.

    An occurrence whose start is kept stays the same row (its calendar UID too); when as many
    dates as before come, they are taken as the old ones moved, in order. The caller holds the
    session's lock when it may have registrations (``registrations.services.sessions``).

    Raises:
        BadDates: ``times`` is empty, or two of them overlap.
    """
    wanted = in_order(times)
    existing = list(session.occurrences.order_by("starts_at", "pk"))
    if [Times(o.starts_at, o.ends_at) for o in existing] == wanted:
        return False
    _write_occurrences(session, existing, wanted)
    session.starts_at = wanted[0].starts_at
    session.ends_at = wanted[-1].ends_at
    session.sequence += 1
    session.save(update_fields=["starts_at", "ends_at", "sequence", "updated_at"])
    return True


def in_order(times: Sequence[Times]) -> list[Times]:
    """The dates of a session from first to last.

    Raises:
        BadDates: there is none, one ends before it starts, or two overlap.
    """
    if not times:
        raise BadDates(_("Write at least one date."))
    wanted = sorted(times)
    if any(time.ends_at <= time.starts_at for time in wanted):
        raise BadDates(_("Each date must end after it starts."))
    if any(later.starts_at < earlier.ends_at for earlier, later in pairwise(wanted)):
        raise BadDates(_("Two dates of the same session overlap."))
    return wanted


def _write_occurrences(session: Session, existing: list[Occurrence], wanted: list[Times]) -> None:
    if len(existing) == len(wanted):
        for occurrence, time in zip(existing, wanted, strict=True):
            occurrence.starts_at, occurrence.ends_at = time
            occurrence.save(update_fields=["starts_at", "ends_at"])
        return
    starts = {time.starts_at for time in wanted}
    session.occurrences.exclude(starts_at__in=starts).delete()
    for time in wanted:
        session.occurrences.update_or_create(
            starts_at=time.starts_at, defaults={"ends_at": time.ends_at}
        )
