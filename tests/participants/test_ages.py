from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.ages import age_on, latest_birth_date


@pytest.mark.parametrize(
    ("birth_date", "day", "age"),
    [
        (date(2012, 11, 22), date(2026, 11, 21), 13),
        (date(2012, 11, 22), date(2026, 11, 22), 14),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
    ],
)
def test_l1_age_includes_the_birthday(birth_date, day, age):
    assert age_on(birth_date, day) == age


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(birth_date=DAYS, day=DAYS, age=st.integers(10, 20))
def test_l1_a_query_and_the_age_agree_on_every_day(birth_date, day, age):
    assert (age_on(birth_date, day) >= age) == (birth_date <= latest_birth_date(age, day))
