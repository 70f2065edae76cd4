"""School years as the registry writes them: 202627 is the one that begins in autumn 2026."""

from __future__ import annotations

import re
from datetime import date

FIRST_MONTH = 9


def is_school_year(text: str) -> bool:
    """Six digits, of two years that follow each other."""
    if re.fullmatch(r"20[0-9]{4}", text) is None:
        return False
    return (int(text[2:4]) + 1) % 100 == int(text[4:])


def school_year_of(day: date) -> str:
    """The school year that ``day`` is in; it begins on the first of September."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}{(first + 1) % 100:02d}"


def year_words(school_year: str) -> str:
    """``202627`` as people write it: 2026/27."""
    return f"{school_year[:4]}/{school_year[4:]}" if school_year else ""


def following(school_year: str, years: int = 1) -> str:
    """The school year that comes so many ``years`` after; before where it is negative."""
    first = int(school_year[:4]) + years
    return f"{first}{(first + 1) % 100:02d}"


def open_years(day: date) -> tuple[str, str]:
    """The school years whose classes a teacher writes on ``day``: the present one and the next."""
    present = school_year_of(day)
    return present, following(present)
