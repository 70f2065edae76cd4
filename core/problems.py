"""What is not as it should be: one definition for the number and for the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q, QuerySet
from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Problem:
    """A state of rows that asks somebody to act.

    ``name`` stands in addresses, ``label`` in the filter of the table. ``sentence`` is a lazy
    plural that takes the ``number`` of rows. ``rows`` is the condition at a moment (aware).
    """

    name: str
    label: StrPromise
    sentence: Any
    rows: Callable[[datetime], Q]


def count(
    queryset: QuerySet[Any], problems: Sequence[Problem], *, now: datetime
) -> Mapping[str, int]:
    """How many rows have each of ``problems``, by name: one query for all of them."""
    conditions = {problem.name: problem.rows(now) for problem in problems}
    # Only rows that have one are looked at: most tables are large and have few.
    rows = queryset.order_by().filter(reduce(or_, conditions.values()))
    found: Mapping[str, int] = rows.aggregate(
        **{name: Count("pk", filter=condition) for name, condition in conditions.items()}
    )
    return found
