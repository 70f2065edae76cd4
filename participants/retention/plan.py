"""What will go when, and of which programme: counted, with one query for each duty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from participants.periods import add
from participants.retention.duties import Duty, Slice, duties

# A row goes on the day after its last; what is late goes on the first day that is looked at.
COUNT = """
SELECT to_char(greatest(until + 1, %s), 'YYYY-MM'), programme, count(*)
FROM ({found}) AS found (key, programme, until) WHERE until < %s GROUP BY 1, 2
"""
KEYS = """
SELECT key, until FROM ({found}) AS found (key, programme, until)
WHERE until < %s ORDER BY until, key LIMIT %s
"""
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows of a duty go in a month (its first day), of a programme (id) if of one."""

    duty: Duty
    month: date
    programme: int | None
    number: int


def due_on(day: date) -> list[Due]:
    """What is due on ``day``: kept for the last time on a day before it."""
    return [due for duty in duties() for due in _count(duty, day, day)]


def calendar(day: date) -> list[Due]:
    """What goes in the month of ``day``, from that day on, and in the eleven after it."""
    last = add(day.replace(day=1), MONTHS, "months") - timedelta(days=1)
    return [due for duty in duties() for due in _count(duty, day, last)]


def months_of(day: date) -> list[date]:
    """The first days of the months of the calendar."""
    return [add(day.replace(day=1), number, "months") for number in range(MONTHS)]


def keys_due(duty: Duty, day: date, *, most: int) -> list[tuple[int, date]]:
    """Keys of the rows that are due on ``day``, with the last day on which they were kept."""
    found = duty.find(Slice())
    if found is None:
        return []
    sql, parameters = found
    with connection.cursor() as cursor:
        cursor.execute(KEYS.format(found=sql), [*parameters, day, most])
        return [(key, until) for key, until in cursor.fetchall()]


def only_of(due: Collection[Due], programmes: Collection[int]) -> list[Due]:
    """What belongs to one of ``programmes`` (ids)."""
    return [one for one in due if one.programme in programmes]


def by_month(due: Collection[Due]) -> Mapping[tuple[str, int | None], Mapping[date, int]]:
    """The numbers of each duty (name) and programme, by month."""
    found: dict[tuple[str, int | None], dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for one in due:
        found[one.duty.name, one.programme][one.month] += one.number
    return found


def _count(duty: Duty, first: date, last: date) -> list[Due]:
    """What goes from the day ``first`` to the day ``last``, with what is late."""
    found = duty.find(Slice())
    if found is None:
        return []
    sql, parameters = found
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(found=sql), [first, *parameters, last])
        rows = cursor.fetchall()
    return [
        Due(duty, date.fromisoformat(f"{month}-01"), programme, number)
        for month, programme, number in rows
    ]
