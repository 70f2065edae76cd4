"""How old somebody is, on a day."""

from __future__ import annotations

from datetime import date

MINIMUM_AGE = 14


def age_on(birth_date: date, day: date) -> int:
    """Whole years lived on ``day``, birthday included.

    Somebody born on 29 February turns a year older on 1 March in common years (L1).
    """
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


def is_old_enough(birth_date: date, day: date) -> bool:
    """Has she reached, on ``day``, the age from which somebody registers herself (L1)?"""
    return age_on(birth_date, day) >= MINIMUM_AGE
