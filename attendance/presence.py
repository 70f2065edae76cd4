"""From stays to minutes: one reading of the rows for certificates, hours and lists alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from attendance.models import Attendance
from events.models import Occurrence

# Who stands in the queue at the door when it begins is not late.
TOLERANCE = timedelta(minutes=15)

Stay = tuple[datetime, datetime]


def stay_of(attendance: Attendance, occurrence: Occurrence) -> Stay:
    """From when to when somebody was at ``occurrence``, within its hours (aware datetimes).

    Who arrived within ``TOLERANCE`` of the start was there from the start; who never went out
    stayed until the end. Both are equal where nothing of the stay lies within the hours.
    """
    is_in_time = attendance.arrived_at <= occurrence.starts_at + TOLERANCE
    start = occurrence.starts_at if is_in_time else attendance.arrived_at
    end = min(attendance.left_at or occurrence.ends_at, occurrence.ends_at)
    return start, max(start, end)


def minutes_of(stays: Iterable[Stay]) -> int:
    """Whole minutes of ``stays``; what is begun does not count, and no moment counts twice.

    Who goes out and is back within ``TOLERANCE`` was there from the start by both stays.
    """
    counted, until = timedelta(), None
    for start, end in sorted(stays):
        begin = start if until is None else max(start, until)
        counted += max(end - begin, timedelta())
        until = end if until is None else max(end, until)
    return counted // timedelta(minutes=1)
