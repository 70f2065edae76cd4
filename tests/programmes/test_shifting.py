from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.holidays import easter, is_day_of_rest
from programmes.enums import DateRule
from programmes.shifting import Shift, a_year_later

ROME = ZoneInfo("Europe/Rome")
DAYS = st.integers(date(2020, 1, 1).toordinal(), date(2060, 12, 31).toordinal()).map(
    date.fromordinal
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def shift(rule, first, new_first):
    return Shift(DateRule(rule), date.fromisoformat(first), date.fromisoformat(new_first))


def clock(moment):
    return moment.astimezone(ROME).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("rule", "new"),
    [
        # Monday 5 October, 2026, at ten in Rome (summer time): by weeks, by years.
        ("weekday", "2027-10-04 10:00"),
        ("date", "2027-10-05 10:00"),
    ],
)
def test_the_two_rules(rule, new):
    moved = shift(rule, "2026-10-01", "2027-10-01").moment(datetime(2026, 10, 5, 8, tzinfo=UTC))

    assert clock(moved) == new


@pytest.mark.parametrize(
    ("before", "first", "new_first", "after"),
    [
        # On either side of the last Sundays of October and March the clock says the same.
        ("2026-10-20 10:00", "2026-10-20", "2026-11-03", "2026-11-03 10:00"),
        ("2026-11-03 10:00", "2026-11-03", "2027-04-06", "2027-04-06 10:00"),
        ("2026-03-24 18:30", "2026-03-24", "2026-03-31", "2026-03-31 18:30"),
        # The very day on which the clocks change.
        ("2026-10-18 10:00", "2026-10-18", "2026-10-25", "2026-10-25 10:00"),
    ],
)
def test_hours_stay_those_of_the_clock_when_it_changes(before, first, new_first, after):
    moment = datetime.fromisoformat(before).replace(tzinfo=ROME)

    assert clock(shift("weekday", first, new_first).moment(moment)) == after


@given(MOMENTS, DAYS, DAYS)
def test_by_the_weekday_the_weekday_stays(moment, first, new_first):
    moved = Shift(DateRule.SAME_WEEKDAY, first, new_first)
    before, after = moment.astimezone(ROME), moved.moment(moment)

    assert after.date().weekday() == before.date().weekday()
    assert after.time() == before.time()
    assert abs((moved.day(first) - new_first).days) <= 3


@given(DAYS, DAYS)
def test_the_first_day_goes_as_near_as_the_rule_can(first, new_first):
    moved = Shift(DateRule.SAME_DATE, first, new_first)

    assert abs((moved.day(first) - new_first).days) <= 184


def test_whole_months_stay_whole_months_whatever_their_weekdays():
    month = shift("weekday", "2026-09-01", "2027-09-01").period(date(2027, 2, 1), date(2027, 2, 28))

    assert month == (date(2028, 2, 1), date(2028, 2, 29))


def test_what_ends_with_a_month_ends_with_a_month():
    moved = shift("weekday", "2026-09-23", "2027-09-23")

    assert moved.last_day(date(2027, 6, 30)) == date(2028, 6, 30)
    assert moved.last_day(date(2027, 6, 5)) == date(2028, 6, 3)


def test_a_stretch_of_days_keeps_its_weekdays():
    days = shift("weekday", "2026-04-01", "2027-04-01").period(date(2026, 5, 6), date(2026, 5, 8))

    assert days == (date(2027, 5, 5), date(2027, 5, 7))


@pytest.mark.parametrize("rule", DateRule.values)
def test_a_day_that_the_rules_name_keeps_its_day_and_month(rule):
    moved = shift(rule, "2026-10-01", "2027-10-04")

    assert moved.anniversary(date(2026, 12, 31)) == date(2027, 12, 31)


def test_29_february_is_28_where_there_is_none():
    assert shift("date", "2028-02-29", "2029-02-28").day(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("rule", "new_first", "moves"),
    [
        ("weekday", "2026-10-04", False),
        ("weekday", "2026-10-05", True),
        ("weekday", "2025-10-01", False),
        ("date", "2027-03-01", False),
        ("date", "2027-05-01", True),
    ],
)
def test_what_moves_nothing_is_told_apart(rule, new_first, moves):
    assert shift(rule, "2026-10-01", new_first).is_forward is moves


@pytest.mark.parametrize(
    ("year", "day"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))]
)
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_days_of_rest():
    rest = {date(2027, 3, 29), date(2027, 4, 25), date(2027, 4, 4), date(2026, 12, 8)}

    assert all(is_day_of_rest(day) for day in rest)
    assert not is_day_of_rest(date(2027, 3, 30))
    assert not is_day_of_rest(date(2027, 3, 29) + timedelta(days=1))
