"""How the dates of an edition become those of the next. Pure: dates in, dates out.

Hours are those of the clock in Europe/Rome: what began at ten begins at ten, whether or not the
clocks changed in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from programmes.enums import DateRule

ROME = ZoneInfo("Europe/Rome")
DAYS_OF_A_YEAR = 365.2425
DAY = timedelta(days=1)
MIDDLE_OF_A_MONTH = 16


@dataclass(frozen=True, slots=True)
class Shift:
    """From the edition that began on ``first`` to the one that begins on ``new_first``.

    By the same weekday everything moves by whole weeks, as many as come nearest to the new first
    day; by the same date, by whole years.
    """

    rule: DateRule
    first: date
    new_first: date

    @property
    def weeks(self) -> int:
        return round((self.new_first - self.first).days / 7)

    @property
    def years(self) -> int:
        return round((self.new_first - self.first).days / DAYS_OF_A_YEAR)

    @property
    def is_forward(self) -> bool:
        """Whether anything moves at all, and to later."""
        return (self.weeks if self.rule == DateRule.SAME_WEEKDAY else self.years) > 0

    def day(self, day: date) -> date:
        """The day on which falls what fell on ``day``."""
        if self.rule == DateRule.SAME_WEEKDAY:
            return day + timedelta(weeks=self.weeks)
        return self.anniversary(day)

    def moment(self, moment: datetime) -> datetime:
        """The same hour of the clock in Rome, on the day of the new edition. Aware in and out."""
        local = moment.astimezone(ROME)
        return datetime.combine(self.day(local.date()), local.time(), tzinfo=ROME)

    def period(self, first: date, last: date) -> tuple[date, date]:
        """From day to day. Whole months stay whole months, whatever their weekdays."""
        if first.day != 1 or (last + DAY).day != 1:
            return self.day(first), self.day(last)
        begins = _nearest_month(self.day(first))
        months = (last.year - first.year) * 12 + last.month - first.month
        return begins, _month_after(begins, months + 1) - DAY

    def last_day(self, day: date) -> date:
        """The last day of something: the end of a month stays the end of a month."""
        if (day + DAY).day != 1:
            return self.day(day)
        return _nearest_month(self.day(day + DAY)) - DAY

    def anniversary(self, day: date) -> date:
        """The same day and month, the nearest number of years later: for what the law dates.

        29 February is 28 where there is none.
        """
        try:
            return day.replace(year=day.year + self.years)
        except ValueError:
            return day.replace(year=day.year + self.years, day=28)


def a_year_later(day: date) -> date:
    """The same day and month of the next year."""
    return Shift(DateRule.SAME_DATE, day, day + timedelta(days=365)).anniversary(day)


def _nearest_month(day: date) -> date:
    """The first of a month that is nearest to ``day``."""
    return _month_after(day, 1 if day.day >= MIDDLE_OF_A_MONTH else 0)


def _month_after(day: date, months: int) -> date:
    """The first of the month that comes ``months`` after that of ``day``."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
