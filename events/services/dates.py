"""When a session takes place: its dates are written together, in order, and never overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import ProtectedError
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
    _write_occurrences(session, wanted, {})
    return session


@transaction.atomic
def schedule_session(
    *, session: Session, times: Sequence[Times], was: Mapping[Times, int] | None = None
) -> bool:
    """Give the session exactly these dates, and say whether anything changed.

    What hangs on a date (who came, its calendar UID) stays with its row: that of ``was`` (ids of
    occurrences) where the caller knows which date was moved, else the one whose start is kept.
    Dates that are left are taken as the old ones moved, in order, where they are as many. The
    caller holds the session's lock when it may have registrations
    (``registrations.services.sessions``).

    Raises:
        BadDates: ``times`` is empty, two of them overlap, or something is known of a date that
            would go.
    """
    wanted = in_order(times)
    existing = list(session.occurrences.order_by("starts_at", "pk"))
    if [Times(o.starts_at, o.ends_at) for o in existing] == wanted:
        return False
    _write_occurrences(session, wanted, _rows_of(wanted, existing, was or {}))
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


def _rows_of(
    wanted: Sequence[Times], existing: Sequence[Occurrence], was: Mapping[Times, int]
) -> dict[Times, Occurrence]:
    """The row that each date stays, or becomes; new dates have none."""
    left = {row.pk: row for row in existing}
    rows = {time: left.pop(was[time]) for time in wanted if was.get(time) in left}
    starts = {row.starts_at: row.pk for row in left.values()}
    kept = [time for time in wanted if time not in rows and time.starts_at in starts]
    rows |= {time: left.pop(starts[time.starts_at]) for time in kept}
    others = [time for time in wanted if time not in rows]
    if len(others) == len(left):
        rows |= zip(others, left.values(), strict=True)
    return rows


def _write_occurrences(
    session: Session, wanted: Sequence[Times], rows: Mapping[Times, Occurrence]
) -> None:
    try:
        session.occurrences.exclude(pk__in=[row.pk for row in rows.values()]).delete()
    except ProtectedError:
        raise BadDates(
            _("Of a date that you take away it is known already who came: leave it.")
        ) from None
    for time in wanted:
        row = rows.get(time) or Occurrence(session=session)
        row.starts_at, row.ends_at = time
        row.save()
