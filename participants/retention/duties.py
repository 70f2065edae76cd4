"""What must go when its time is over, registered by the apps that keep it.

A duty finds its rows with one query, which says of each row (``key``) its programme, if it has
one, and the last day on which it may be kept (``until``). The query takes a range of keys, so
that the work goes through a table of any size in slices.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import DateField, DurationField, ExpressionWrapper, F, Func, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.functional import Promise

from participants.enums import TimeUnit
from participants.models import Purpose


@dataclass(frozen=True, slots=True)
class Period:
    """How long data are kept after their anchor, in the words of PostgreSQL's ``make_interval``."""

    number: int
    unit: str

    def after(self, anchor: Combinable | str) -> Combinable:
        """The last day on which data with this anchor (a date) are kept.

        A month after 31 January is the last day of February, as in ``participants.periods``.
        """
        length = Func(
            Value(self.number),
            template=f"make_interval({self.unit} => %(expressions)s)",
            output_field=DurationField(),
        )
        start = F(anchor) if isinstance(anchor, str) else anchor
        later = ExpressionWrapper(start + length, output_field=models.DateTimeField())
        return Cast(later, DateField())


def period_of(code: str) -> Period | None:
    """The period of a purpose; None where it is not in use, or its data are never deleted."""
    purpose = Purpose.objects.in_use().filter(code=code).exclude(keep_from="never").first()
    return Period(purpose.keep_for, TimeUnit(purpose.keep_unit).value) if purpose else None


@dataclass(frozen=True, slots=True)
class Slice:
    """A range of keys, the upper one included; both None is everything."""

    above: int | None = None
    up_to: int | None = None

    def of(self, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
        if self.above is not None:
            rows = rows.filter(**{f"{field}__gt": self.above})
        if self.up_to is not None:
            rows = rows.filter(**{f"{field}__lte": self.up_to})
        return rows


# A SELECT of key, programme and until, with its parameters; None while nothing can be due.
Found = tuple[str, Sequence[Any]]
Find = Callable[[Slice], Found | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What goes by one purpose (``code`` of it; several duties may share one).

    ``table`` is that of the keys, whose rows still there are gone through in ``slices``.
    ``forget`` is called with keys that are due and the day, in a transaction, and returns how
    many rows it made go: it looks again whether they still are.
    """

    name: str
    purpose: str
    title: str | Promise
    table: Callable[[], QuerySet[Any]]
    find: Find
    forget: Callable[[Collection[int], date], int]


_duties: dict[str, Duty] = {}


def register(*duties: Duty) -> None:
    """Make duties known; call it in ``AppConfig.ready()``. The same name again replaces it."""
    _duties.update({duty.name: duty for duty in duties})


def duties() -> list[Duty]:
    """All that must go some day."""
    return list(_duties.values())


def compiled(rows: QuerySet[Any]) -> Found:
    """The SELECT of a queryset of (key, programme, until)."""
    return rows.query.sql_with_params()
