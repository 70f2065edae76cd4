"""How long something is kept, counted on the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from participants.periods import add


@pytest.mark.parametrize(
    ("day", "amount", "unit", "then"),
    [
        (date(2027, 6, 30), 30, "days", date(2027, 7, 30)),
        (date(2027, 1, 31), 1, "months", date(2027, 2, 28)),
        (date(2028, 1, 31), 1, "months", date(2028, 2, 29)),
        (date(2027, 6, 30), 12, "months", date(2028, 6, 30)),
        (date(2027, 12, 15), 1, "months", date(2028, 1, 15)),
        (date(2028, 2, 29), 10, "years", date(2038, 2, 28)),
        (date(2027, 6, 30), 0, "days", date(2027, 6, 30)),
    ],
)
def test_a_time_is_added_on_the_calendar(day, amount, unit, then):
    assert add(day, amount, unit) == then
