"""The days on which Italy rests, every year. Pure."""

from __future__ import annotations

from datetime import date, timedelta

SUNDAY = 6
# Month and day of the national holidays that never move (law 260/1949 and later; 4 October from
# law 151/2025, in force from 2026).
FIXED = {
    (1, 1),
    (1, 6),
    (4, 25),
    (5, 1),
    (6, 2),
    (8, 15),
    (10, 4),
    (11, 1),
    (12, 8),
    (12, 25),
    (12, 26),
}


def is_day_of_rest(day: date) -> bool:
    """Whether ``day`` is a Sunday or a national holiday."""
    return (
        day.weekday() == SUNDAY
        or (day.month, day.day) in FIXED
        or day == easter(day.year) + timedelta(days=1)
    )


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the computation of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
