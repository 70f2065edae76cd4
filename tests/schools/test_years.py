from __future__ import annotations

from datetime import date

import pytest

from schools.years import is_school_year, school_year_of, year_words


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("202627", True), ("209900", True), ("202628", False), ("2026/27", False), ("", False)],
)
def test_a_school_year_is_two_years_that_follow_each_other(text, is_one):
    assert is_school_year(text) is is_one


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 8, 31), "202526"), (date(2026, 9, 1), "202627")]
)
def test_a_school_year_begins_in_september(day, year):
    assert school_year_of(day) == year


def test_a_school_year_in_words():
    assert (year_words("202627"), year_words("")) == ("2026/27", "")
