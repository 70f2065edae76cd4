"""From stays to minutes: one reading of the rows for certificates, hours and lists alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from attendance.hours import Span, length, whole_minutes
from attendance.models import Attendance
from events.models import Occurrence


def stay_of(attendance: Attendance, occurrence: Occurrence, *, grace: int) -> Span:
    """From when to when somebody was at ``occurrence``, within its hours.

    Who arrived within ``grace`` minutes of the start (``grace.py``) was there from the start; who
    never went out stayed until the end. Both are equal where nothing of the stay lies within the
    hours.
    """
    is_in_time = attendance.arrived_at <= occurrence.starts_at + timedelta(minutes=grace)
    start = occurrence.starts_at if is_in_time else attendance.arrived_at
    end = min(attendance.left_at or occurrence.ends_at, occurrence.ends_at)
    return Span.between(start, max(start, end))


def minutes_of(stays: Iterable[Span]) -> int:
    """Whole minutes of ``stays``; what is begun does not count, and no moment counts twice.

    Who goes out and is back within the grace was there from the start by both stays.
    """
    return whole_minutes(length(stays))


def planned_minutes(dates: Iterable[Occurrence]) -> int:
    """How long ``dates`` last together, in whole minutes."""
    return minutes_of(Span.between(date.starts_at, date.ends_at) for date in dates)


@dataclass(frozen=True, slots=True)
class Attended:
    """Minutes on each date (id); ``total`` is cut to whole minutes once (decision 0011)."""

    minutes: Mapping[int, int]
    total: int


def attended(dates: Iterable[Occurrence], rows: Iterable[Attendance], *, grace: int) -> Attended:
    """How much of ``dates`` the ``rows`` of somebody say; those of other dates say nothing."""
    by_date = {date.pk: date for date in dates}
    stays: dict[int, list[Span]] = {pk: [] for pk in by_date}
    for row in rows:
        if date := by_date.get(row.occurrence_id):
            stays[date.pk].append(stay_of(row, date, grace=grace))
    return Attended(
        {pk: minutes_of(found) for pk, found in stays.items()},
        minutes_of(stay for found in stays.values() for stay in found),
    )
