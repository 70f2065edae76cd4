from __future__ import annotations

from datetime import date

import pytest

from participants.ages import age_on


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
