"""How many rows a table has, without counting what nobody reads."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

# Beyond them a table says "more than": counting all would take longer with each edition.
MOST_COUNTED = 10_000


class BoundedPaginator(Paginator[Any]):
    """Pages of the first rows, up to so many: who looks for others searches or filters."""

    @cached_property
    def _found(self) -> int:
        rows = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        # Without order and columns: a slice would keep both, and sort everything first.
        return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._found, MOST_COUNTED)

    @property
    def is_more(self) -> bool:
        """Whether there are rows beyond those that are counted."""
        return self._found > MOST_COUNTED
