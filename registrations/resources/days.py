"""The dates of a session in one cell."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.widgets import CellWidget, Date, Time
from exchange.widgets.base import as_text

BETWEEN = re.compile(r"[,;|\n]")
WITH_HOURS = re.compile(r"(\S+)(?:\s+(\S+?)\s*[-–]\s*(\S+))?")


class Day(NamedTuple):
    """A date, with hours of its own where they are not those of the other cells."""

    day: date
    starts: time | None = None
    ends: time | None = None


class Days(CellWidget):
    """One date or several: "12/04/2027, 19/04/2027", each with its hours if they differ.

    "12/04/2027 9:30-12:30; 19/04/2027 14:00-16:00" has hours of its own for each.
    """

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> list[Day]:
        if isinstance(value, (date, datetime)):
            day = Date().clean(value)
            return [Day(day)] if day else []
        parts = (part.strip() for part in BETWEEN.split(as_text(value, lines=True)))
        return [self._day(part) for part in parts if part]

    def _day(self, text: str) -> Day:
        found = WITH_HOURS.fullmatch(text)
        if found is None:
            words = _("“%(value)s” is not a date: write it like 12/03/2026 or 2026-03-12.")
            raise ValueError(words % {"value": text})
        day = Date().parse(found[1])
        if found[2] is None:
            return Day(day)
        return Day(day, Time().parse(found[2]), Time().parse(found[3]))

    def cell(self, value: Any) -> str | date | None:
        """The dates of a session's occurrences; without hours where all have the same."""
        if value is None:
            return None
        moments = [
            (timezone.localtime(one.starts_at), timezone.localtime(one.ends_at))
            for one in sorted(value.all(), key=lambda one: one.starts_at)
        ]
        if len({(start.time(), end.time()) for start, end in moments}) <= 1:
            days = [start.date() for start, _end in moments]
            return days[0] if len(days) == 1 else ", ".join(day.isoformat() for day in days)
        return ", ".join(f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}" for start, end in moments)
