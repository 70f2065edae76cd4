"""Rounds from hours, a length and a break."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

from careerdays.rounds import Pattern, rounds_of

ROME = ZoneInfo("Europe/Rome")
DAY = date(2027, 3, 12)


def hours(pattern, day=DAY):
    return [f"{start:%H:%M}-{end:%H:%M}" for start, end in rounds_of(day, pattern, ROME)]


def test_rounds_follow_each_other_until_none_fits():
    pattern = Pattern(time(9), time(10, 30), 20, 5)

    assert hours(pattern) == ["09:00-09:20", "09:25-09:45", "09:50-10:10"]


def test_a_round_that_would_reach_into_the_pause_begins_after_it():
    pattern = Pattern(time(11, 30), time(15), 45, 0, (time(13), time(14)))

    assert hours(pattern) == ["11:30-12:15", "12:15-13:00", "14:00-14:45"]


def test_nothing_fits_in_less_than_a_round():
    assert hours(Pattern(time(9), time(9, 10), 20)) == []


def test_hours_are_those_of_the_day_before_and_after_the_clocks_change():
    pattern = Pattern(time(9), time(9, 30), 30)
    (winter, _end), (summer, _) = (
        rounds_of(day, pattern, ROME)[0] for day in (date(2027, 3, 27), date(2027, 3, 28))
    )

    assert (winter.astimezone(UTC).hour, summer.astimezone(UTC).hour) == (8, 7)
    assert summer.astimezone(UTC) - winter.astimezone(UTC) == timedelta(hours=23)
