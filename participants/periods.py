"""How long something is kept, counted on the calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def add(day: date, amount: int, unit: str) -> date:
    """The day that comes ``amount`` ``unit`` ("days", "months" or "years") after ``day``.

    A month that is too short ends on its last day: a month after 31 January is 28 February.
    """
    if unit == "days":
        return day + timedelta(days=amount)
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "years" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
