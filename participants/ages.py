"""How old somebody is, on a day."""

from __future__ import annotations

from datetime import date

ADULT_AGE = 18


def age_on(birth_date: date, day: date) -> int:
    """Whole years lived on ``day``, birthday included.

    Somebody born on 29 February turns a year older on 1 March in common years (L1).
    """
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


def latest_birth_date(age: int, day: date) -> date:
    """The last birth date of those who are at least ``age`` on ``day``: for queries.

    On 28 February of a common year who was born on the 29th has not had her birthday yet; on
    29 February the last who had it was born on the 28th of a common year.
    """
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return date(day.year - age, 2, 28)


def is_minor(birth_date: date, day: date) -> bool:
    """Is she under 18 on ``day``: does somebody answer for her?"""
    return age_on(birth_date, day) < ADULT_AGE
