from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from core import dates

START = datetime(2027, 1, 23, 8, 30, tzinfo=UTC)
END = datetime(2027, 1, 23, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "sabato 23 gennaio, 9:30\u00a0–\u00a012:30"),
        ("en", "Saturday 23 January, 9:30–12:30"),
    ],
)
def test_when_names_the_day_and_the_hours_of_rome(language, words):
    with translation.override(language):
        assert dates.when(START, END) == words


def test_when_says_both_days_of_something_that_goes_on():
    end = datetime(2027, 2, 6, 11, 30, tzinfo=UTC)

    assert dates.when(START, end) == "23 gennaio – 6 febbraio"


def test_when_repeats_the_year_only_where_it_changes():
    assert dates.period(date(2026, 9, 1), date(2026, 10, 2)) == "1º settembre – 2 ottobre 2026"
    assert dates.period(date(2026, 9, 1), date(2027, 6, 30)) == "1º settembre 2026 – 30 giugno 2027"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "1:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "3:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2:30"),
        (datetime(2026, 7, 1, 22, 5, tzinfo=UTC), "0:05"),
    ],
)
def test_time_words_follow_summer_time(moment, words):
    assert dates.time_words(moment) == words


def test_a_moment_before_midnight_utc_is_of_the_next_day_in_rome():
    moment = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    assert dates.day_words(moment, with_year=True) == "venerdì 1º gennaio 2027"
    assert dates.month_words(moment) == "Gennaio 2027"


@pytest.mark.parametrize(
    ("day", "italian", "english"),
    [
        (date(2027, 1, 8), "l’8 gennaio", "on 8 January"),
        (date(2027, 1, 11), "l’11 gennaio", "on 11 January"),
        (date(2027, 1, 12), "il 12 gennaio", "on 12 January"),
    ],
)
def test_on_date_takes_the_right_article(day, italian, english):
    assert dates.on_date(day) == italian
    with translation.override("en"):
        assert dates.on_date(day) == english


def test_short_day_is_short_in_both_languages():
    assert dates.short_day(START) == "sab 23 gen"
    with translation.override("en"):
        assert dates.short_day(START) == "Sat 23 Jan"
