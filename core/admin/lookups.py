"""By what a table may be narrowed down through its address: what it offers, and no more.

Django allows every field of the table and every relation of one step, backwards too. Whoever reads
a table that all have in common (schools, sites) could then ask which row a person of another
programme belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.http import HttpRequest

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

# What the filters of fields write into an address after the path of the field.
OF_FILTERS = ("", "__exact", "__isnull", "__gte", "__lt")
OF_DATES = ("__year", "__month", "__day")


class OfferedLookups(Base):
    """Only the filters and dates of the table are lookups; the search is none.

    ``linked_lookups`` are those that links of the desk to this table make besides.
    """

    linked_lookups: Sequence[str] = ()

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Whether ``lookup`` may stand in the address; Django answers 400 to one that may not."""
        return lookup in self.linked_lookups or lookup in self._offered(request)

    def _offered(self, request: HttpRequest) -> Iterator[str]:
        for one in self.get_list_filter(request):
            if isinstance(one, type) and issubclass(one, admin.SimpleListFilter):
                yield str(one.parameter_name)
            else:
                yield from self._of_field(str(one[0] if isinstance(one, list | tuple) else one))
        if self.date_hierarchy:
            yield from (f"{self.date_hierarchy}{part}" for part in OF_DATES)

    def _of_field(self, path: str) -> Iterator[str]:
        yield from (f"{path}{part}" for part in OF_FILTERS)
        field: Any = get_fields_from_path(self.model, path)[-1]
        if field.is_relation:
            yield f"{path}__{field.target_field.name}__exact"
