"""Dates and times in words, the same on every page and in every mail.

Every function takes aware moments (or days) and speaks of Europe/Rome in the active language:
"sabato 23 gennaio, 9:30 – 12:30", "Saturday 23 January, 9:30–12:30".
"""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

# In Italian the article before 8 and 11 loses its vowel: "l’8 gennaio".
BEFORE_A_VOWEL = {8, 11}
NO_BREAK = "\N{NO-BREAK SPACE}"
FIRST_DAY = re.compile(r"\b1 ")


def day(moment: date | datetime) -> date:
    """The day of ``moment`` in Rome, which near midnight is not that of UTC."""
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def day_words(moment: date | datetime, *, with_year: bool = False) -> str:
    """The day with its weekday: "sabato 23 gennaio"."""
    return _names(moment, "l j F Y" if with_year else "l j F")


def date_words(moment: date | datetime, *, with_year: bool = False) -> str:
    """A day whose weekday does not matter: "23 gennaio"."""
    return _names(moment, "j F Y" if with_year else "j F")


def on_date(moment: date | datetime) -> str:
    """The day inside a sentence: "il 23 gennaio", "l’8 gennaio", "on 23 January"."""
    words = {"day": date_words(moment)}
    if day(moment).day in BEFORE_A_VOWEL:
        return pgettext("a day whose number begins with a vowel", "on %(day)s") % words
    return pgettext("a day", "on %(day)s") % words


def short_day(moment: date | datetime) -> str:
    """The day where there is little room: "sab 23 gen"."""
    return _names(moment, "D j M")


def month_words(moment: date | datetime) -> str:
    """The month as a heading: "Gennaio 2027"."""
    words = _names(moment, "F Y")
    return words[:1].upper() + words[1:]


def time_words(moment: datetime) -> str:
    """The hour, 24 of them, without a leading zero: "9:30"."""
    return format_date(timezone.localtime(moment), "G:i")


def time_range(starts_at: datetime, ends_at: datetime) -> str:
    """From hour to hour: "9:30 – 12:30", never broken in two lines. :func:`when` says the days."""
    words = {"start": time_words(starts_at), "end": time_words(ends_at)}
    return (_("%(start)s–%(end)s") % words).replace(" ", NO_BREAK)


def when(starts_at: datetime, ends_at: datetime, *, with_year: bool = False) -> str:
    """The day and the hours; the two days where it ends on another than it starts."""
    first, last = day(starts_at), day(ends_at)
    if first != last:
        return period(first, last, with_year=with_year)
    words = {"day": day_words(first, with_year=with_year), "hours": time_range(starts_at, ends_at)}
    return _("%(day)s, %(hours)s") % words


def period(first: date, last: date, *, with_year: bool = True) -> str:
    """From day to day: "9 gennaio – 6 febbraio 2027". The year twice only where it changes."""
    return _("%(first)s – %(last)s") % {
        "first": date_words(first, with_year=with_year and first.year != last.year),
        "last": date_words(last, with_year=with_year),
    }


def _names(moment: date | datetime, pattern: str) -> str:
    """Italian names have no capital letter, where Django gives short months one in all languages.

    The first day of a month is an ordinal in Italian: "1º dicembre".
    """
    words = format_date(day(moment), pattern)
    return FIRST_DAY.sub("1º ", words.lower()) if get_language() == "it" else words
