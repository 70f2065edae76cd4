"""What PostgreSQL can do that Django has no name for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.db import transaction
from django.db.models import (
    CharField,
    Count,
    Field,
    ForeignObject,
    Func,
    IntegerField,
    Lookup,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce


class Plain(Func):
    """Lower case without accents: the form in which names are compared and sorted.

    Sorting by code point puts "Èva" after "Zoe"; sorting by ``Plain`` does not. The function is
    made by ``core/migrations/0001_postgresql.py``.
    """

    function = "plain"
    output_field = CharField()


def count_of(rows: QuerySet[Any, Any], field: str = "pk") -> Coalesce:
    """How many different values ``rows``, which point at an ``OuterRef``, have in ``field``.

    A subquery of its own: several of them beside each other do not multiply their rows.
    """
    counted = rows.order_by().annotate(same=Value(1)).values("same")
    number = counted.annotate(number=Count(field, distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


@ForeignObject.register_lookup
@Field.register_lookup
class AnyOf(Lookup[Any]):
    """``keys__any_of=[1, 2]``: as ``__in``, with all values in one parameter.

    ``__in`` makes a parameter of each, which Django, the driver and the server look at one by one:
    of a thousand keys that costs more than finding their rows. Values are those of the column, in
    a collection: ids for a foreign key, never objects or a queryset.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*parameters, list(self.rhs))


def after_commit(function: Callable[..., object], *args: Any, **kwargs: Any) -> None:
    """Call ``function`` once what is being written is kept; an error of it is logged, not raised.

    What has been kept cannot be taken back, so nobody may be told that it failed. Django logs
    the error under the function's name, which a bare ``partial`` does not have: the report would
    be an error of its own, and reach the page.
    """
    call = update_wrapper(partial(function, *args, **kwargs), function)
    transaction.on_commit(call, robust=True)
