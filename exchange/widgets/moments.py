from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from exchange.widgets.base import CellWidget, as_text

ITALIAN_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([ T]00:00(:00)?)?", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?", re.ASCII)


class Date(CellWidget):
    """A day: "12/03/2026", "2026-03-12", or a date of the spreadsheet."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = as_text(value)
        return self.parse(text) if text else None

    def parse(self, text: str) -> date:
        try:
            if found := ISO_DATE.fullmatch(text):
                return date(int(found[1]), int(found[2]), int(found[3]))
            if found := ITALIAN_DATE.fullmatch(text):
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            words = _("“%(value)s” is a day that does not exist.")
            raise ValueError(words % {"value": text}) from None
        words = _("“%(value)s” is not a date: write it like 12/03/2026 or 2026-03-12.")
        raise ValueError(words % {"value": text})

    def cell(self, value: Any) -> date | None:
        return timezone.localtime(value).date() if isinstance(value, datetime) else value


class Time(CellWidget):
    """An hour of the day: "9:30", "9.30", "9", or a time of the spreadsheet."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> time | None:
        if isinstance(value, datetime):
            return value.time().replace(microsecond=0)
        if isinstance(value, time):
            return value.replace(microsecond=0)
        if isinstance(value, float) and 0 <= value < 1:  # a part of the day
            return _of_minutes(round(value * 24 * 60))
        text = as_text(value)
        return self.parse(text) if text else None

    def parse(self, text: str) -> time:
        found = CLOCK.fullmatch(text)
        try:
            if found:
                return time(int(found[1]), int(found[2] or 0), int(found[3] or 0))
        except ValueError:
            pass
        words = _("“%(value)s” is not a time: write it like 9:30.")
        raise ValueError(words % {"value": text})

    def cell(self, value: Any) -> time | None:
        return timezone.localtime(value).time() if isinstance(value, datetime) else value


class DateTime(CellWidget):
    """A moment of our clocks: "12/03/2026 9:30", "2026-03-12 09:30", or one of the spreadsheet."""

    def clean(
        self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any
    ) -> datetime | None:
        if isinstance(value, datetime):
            return timezone.make_aware(value) if timezone.is_naive(value) else value
        text = as_text(value)
        return self.parse(text) if text else None

    def parse(self, text: str) -> datetime:
        day, _space, clock = text.partition(" ")
        if "T" in day:
            return self._iso(text)
        if not clock:
            words = _("“%(value)s” has no time: write it like 12/03/2026 9:30.")
            raise ValueError(words % {"value": text})
        moment = datetime.combine(Date().parse(day), Time().parse(clock))
        return timezone.make_aware(moment)

    def _iso(self, text: str) -> datetime:
        try:
            moment = parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None:
            words = _("“%(value)s” is not a moment: write it like 12/03/2026 9:30.")
            raise ValueError(words % {"value": text})
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment

    def cell(self, value: Any) -> datetime | None:
        """On our clocks: spreadsheets know no zones."""
        return None if value is None else timezone.localtime(value).replace(tzinfo=None)


def _of_minutes(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
