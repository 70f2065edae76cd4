"""Who has a right to a certificate, against the rule written as fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attendance.certificates.entitlement import Lack, Rule, minutes_needed, verdict

COURSE = 15 * 60  # ten dates of an hour and a half
DATES = dict.fromkeys(range(10), True)
minutes = st.integers(0, 6000)
dates = st.lists(st.booleans(), max_size=6).map(lambda was: dict(enumerate(was)))
percents = st.none() | st.integers(1, 100)


@pytest.mark.parametrize(
    ("attended", "lack"), [(10 * 60 + 30, None), (10 * 60 + 29, Lack.TOO_SHORT), (900, None)]
)
def test_seventy_percent_of_fifteen_hours_are_ten_and_a_half(attended, lack):
    found = verdict(Rule(70), planned=COURSE, attended=attended, there=DATES)

    assert (found.lack, found.needed) == (lack, 630)


@pytest.mark.parametrize(("attended", "lack"), [(1, None), (0, Lack.NOT_THERE)])
def test_without_a_share_a_minute_is_enough(attended, lack):
    assert verdict(Rule(), planned=180, attended=attended, there={1: bool(attended)}).lack is lack


def test_a_compulsory_date_cannot_be_made_up_for():
    found = verdict(Rule(70, {3, 99}), planned=900, attended=810, there=DATES | {3: False})

    assert (found.lack, found.missed) == (Lack.MISSED, (3,))


def test_who_never_came_is_told_that_first():
    found = verdict(Rule(70, {1}), planned=180, attended=0, there={1: False})

    assert found.lack is Lack.NOT_THERE


@settings(deadline=None)
@given(planned=minutes.filter(bool), percent=percents, data=st.data())
def test_the_share_is_exact(planned, percent, data):
    attended = data.draw(st.integers(1, planned))

    found = verdict(Rule(percent), planned=planned, attended=attended, there={1: True})

    share = Fraction(attended, planned)
    assert found.is_entitled == (share >= Fraction(percent or 0, 100))


@settings(deadline=None)
@given(planned=minutes, percent=percents)
def test_what_is_needed_is_enough_and_a_minute_less_is_not(planned, percent):
    needed = minutes_needed(planned, percent)

    assert verdict(Rule(percent), planned=planned, attended=needed, there={}).is_entitled
    assert not verdict(Rule(percent), planned=planned, attended=needed - 1, there={}).is_entitled


@settings(deadline=None)
@given(
    percent=percents,
    compulsory=st.sets(st.integers(0, 5)),
    there=dates,
    attended=st.integers(0, 500),
    more=st.integers(0, 500),
)
def test_more_attendance_never_takes_a_right_away(percent, compulsory, there, attended, more):
    rule = Rule(percent, compulsory)
    before = verdict(rule, planned=1000, attended=attended, there=there)
    after = verdict(rule, planned=1000, attended=attended + more, there=dict.fromkeys(there, True))

    assert after.is_entitled or not before.is_entitled


@settings(deadline=None)
@given(compulsory=st.sets(st.integers(0, 9)), there=dates)
def test_dates_of_other_sessions_are_not_asked_for(compulsory, there):
    found = verdict(Rule(None, compulsory), planned=100, attended=50, there=there)

    assert set(found.missed) == {date for date in compulsory if there.get(date) is False}
