"""Dates around today, in Europe/Rome: school days for schools, Saturdays for families."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from events.services import Times

ROME = ZoneInfo("Europe/Rome")
SATURDAY, SUNDAY = 5, 6
# Month and day of the national holidays that never move.
HOLIDAYS = {(1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8)}
# The Christmas break of schools, from and to (included); what would fall in it comes two weeks
# later, so that weekly dates stay a week apart.
BREAK_FROM, BREAK_TO = (12, 23), (1, 6)
BREAK = timedelta(days=14)
DAY = timedelta(days=1)


class On(Enum):
    """On which days something may fall."""

    SCHOOL_DAY = auto()
    SATURDAY = auto()
    ANY_DAY = auto()


@dataclass(frozen=True)
class When:
    """One date: at least ``days`` from today (negative is past), from ``start`` to ``end``.

    ``run`` is how many suitable days must follow each other, ``nth`` which of them this is.
    What lasts whole ``hours`` began an hour before the present one, as far as it can between
    ``start`` and ``end``, which are whole hours then.
    """

    days: int
    start: str = "00:00"
    end: str = "23:59"
    on: On = On.SCHOOL_DAY
    run: int = 1
    nth: int = 0
    hours: int = 0


def weekly(first: When, *, times: int) -> list[When]:
    """The same hours, ``times`` weeks in a row."""
    return [replace(first, days=first.days + 7 * week) for week in range(times)]


def daily(first: When, *, times: int) -> list[When]:
    """The same hours, ``times`` days in a row, none of them left out."""
    return [replace(first, run=times, nth=day) for day in range(times)]


def fall(moments: Sequence[When], now: datetime) -> list[Times]:
    """The aware times of a session's dates, in order; no two share a day and an hour.

    They are counted from ``now``, a moment of a Roman clock.
    """
    found: dict[tuple[date, str], Times] = {}
    for moment in (_on_the_clock(one, now.hour) for one in moments):
        day = day_of(moment, now.date())
        while (day, moment.start) in found:
            day = _suitable(day + DAY, moment, step=DAY)
        found[day, moment.start] = Times(at(day, moment.start), at(day, moment.end))
    return sorted(found.values())


def day_of(moment: When, today: date) -> date:
    """The first suitable day at that distance or further from today."""
    day = today + timedelta(days=moment.days)
    if moment.on is On.ANY_DAY:
        return day
    if moment.days < 0:
        return _suitable(day, moment, step=-DAY)
    return _suitable(_after_the_break(day, today), moment, step=DAY) + moment.nth * DAY


def at(day: date, clock: str) -> datetime:
    """A Roman clock's "HH:MM" on ``day``, as an aware moment."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ROME)


def is_holiday(day: date) -> bool:
    """A Sunday, a holiday that never moves, or a day of the Christmas break."""
    month_day = (day.month, day.day)
    return (
        day.weekday() == SUNDAY
        or month_day in HOLIDAYS
        or month_day >= BREAK_FROM
        or month_day <= BREAK_TO
    )


def _on_the_clock(moment: When, hour: int) -> When:
    """From when to when it is, where it lasts ``hours`` around the present hour."""
    if not moment.hours:
        return moment
    first, last = (time.fromisoformat(clock).hour for clock in (moment.start, moment.end))
    begins = max(first, min(hour - 1, last - moment.hours))
    return replace(moment, start=f"{begins:02}:00", end=f"{begins + moment.hours:02}:00")


def _after_the_break(day: date, today: date) -> date:
    begins = date(today.year, *BREAK_FROM)
    return day + BREAK if today < begins <= day else day


def _suitable(day: date, moment: When, *, step: timedelta) -> date:
    while not all(_fits(day + nth * DAY, moment.on) for nth in range(moment.run)):
        day += step
    return day


def _fits(day: date, on: On) -> bool:
    return not is_holiday(day) and (day.weekday() == SATURDAY) == (on is On.SATURDAY)
