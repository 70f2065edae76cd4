from __future__ import annotations

from datetime import date

import pytest

from portal.today.chart import Bar, chart, in_words
from portal.today.counting.arrivals import Day

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def test_a_column_is_stacked_from_the_bottom_and_the_fullest_fills_the_height():
    drawn = chart([Day(MONDAY, seated=1, waiting=1), Day(TUESDAY, seated=3, ended=1)])

    assert (drawn.width, drawn.highest) == (20, 4)
    assert drawn.bars == [
        Bar("today-seated", 1, "75.00", "25.00"),
        Bar("today-waiting", 1, "50.00", "25.00"),
        Bar("today-seated", 11, "25.00", "75.00"),
        Bar("today-ended", 11, "0.00", "25.00"),
    ]


def test_days_without_arrivals_draw_nothing():
    assert (chart([Day(MONDAY)]).bars, chart([]).highest) == ([], 0)


@pytest.mark.usefixtures("in_english")
def test_the_words_say_what_the_picture_shows():
    days = [Day(MONDAY, 2, 1, 1), Day(TUESDAY, 1)]

    assert in_words(days) == (
        "5 registrations arrived: with a seat 3, waiting 1, cancelled or expired 1. "
        "The fullest day was Monday 16 November, with 4."
    )
