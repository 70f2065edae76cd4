"""The years, months and days that narrow a table down, found from its first and last row.

Django looks through all rows for the periods that have some. Here a period between the first and
the last is offered, and may be empty.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.admin.views.main import ChangeList
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

YEARS, MONTHS, DAYS = "__year", "__month", "__day"


@dataclass(frozen=True, slots=True)
class Period:
    title: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Periods:
    """The way back to a longer period, and the shorter ones within the chosen."""

    back: Period | None
    choices: list[Period]


def periods_of(changelist: ChangeList) -> Periods | None:
    """What to offer for the table's date, or nothing where it has none, or no rows."""
    field = changelist.date_hierarchy
    span = _span(changelist, field) if field else None
    if not field or span is None:
        return None
    year, month, day = (_number(changelist, field + part) for part in (YEARS, MONTHS, DAYS))
    if year and month:
        return _within_month(changelist, field, date(year, month, 1), day)
    if year:
        back = Period(_("All dates"), _link(changelist, field))
        return Periods(back, _months(changelist, field, year, span))
    if span[0].year == span[1].year:
        return Periods(None, _months(changelist, field, span[0].year, span))
    years = range(span[0].year, span[1].year + 1)
    return Periods(None, [Period(str(n), _link(changelist, field, n)) for n in years])


def _within_month(changelist: ChangeList, field: str, first: date, day: int) -> Periods:
    year, month = first.year, first.month
    if day:
        back = Period(_month_name(first), _link(changelist, field, year, month))
        return Periods(back, [Period(str(day))])
    days = range(1, monthrange(year, month)[1] + 1)
    links = [Period(str(n), _link(changelist, field, year, month, n)) for n in days]
    return Periods(Period(str(year), _link(changelist, field, year)), links)


def _months(changelist: ChangeList, field: str, year: int, span: tuple[date, date]) -> list[Period]:
    firsts = [date(year, month, 1) for month in range(1, 13)]
    return [
        Period(_month_name(first), _link(changelist, field, year, first.month))
        for first in firsts
        if span[0].replace(day=1) <= first <= span[1]
    ]


def _span(changelist: ChangeList, field: str) -> tuple[date, date] | None:
    """The first and the last date of the rows that the person sees, however they are narrowed.

    An index knows them where she sees all.
    """
    found = changelist.root_queryset.order_by().aggregate(first=Min(field), last=Max(field))
    if found["first"] is None:
        return None
    return _day(found["first"]), _day(found["last"])


def _day(moment: date) -> date:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def _number(changelist: ChangeList, name: str) -> int:
    """What the address asks for; the query itself refuses what is no date."""
    value = str(changelist.params.get(name, ""))
    return int(value) if value.isdecimal() and len(value) <= 4 else 0


def _link(changelist: ChangeList, field: str, *parts: int) -> str:
    names = [field + part for part in (YEARS, MONTHS, DAYS)]
    chosen: dict[str, object] = dict(zip(names, parts, strict=False))
    return str(changelist.get_query_string(chosen, [f"{field}__"]))


def _month_name(day: date) -> str:
    return capfirst(date_format(day, "YEAR_MONTH_FORMAT"))
