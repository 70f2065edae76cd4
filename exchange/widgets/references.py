"""Cells that name a row of another table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from import_export.widgets import ManyToManyWidget

from core.db import Plain
from exchange.widgets.base import CellWidget, as_text
from exchange.widgets.choices import BETWEEN

if TYPE_CHECKING:
    from exchange.resources import SheetResource

Rows = Callable[["SheetResource"], QuerySet[Any]]


class Reference(CellWidget):
    """A row of another table, named by what people know of it.

    ``rows`` gives those that the person may point at. ``by`` names one or more fields, tried in
    turn, compared without case and accents: ``by=["code", "name"]``. The first that is not empty
    is written. ``missing`` is the sentence when there is none, with ``%(value)s``.
    """

    def __init__(self, rows: Rows, *, by: str | Sequence[str], missing: str | Promise = "") -> None:
        super().__init__()
        self.rows = rows
        self.by = [by] if isinstance(by, str) else list(by)
        self.missing = missing
        self.found: dict[str, list[Model]] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> Reference:
        # Each sheet finds its own rows: a resource copies its columns.
        return type(self)(self.rows, by=self.by, missing=self.missing)

    def prepare(self, values: Sequence[Any]) -> None:
        """Find the rows of many cells at once: one query for each of ``by``."""
        self._find({text for text in map(as_text, values) if text})

    def parse(self, text: str) -> Model:
        self._find({text})
        found = self.found[text]
        if len(found) == 1:
            return found[0]
        words = str(self.missing) or _("“%(value)s” is not known here.")
        if found:
            words = _("“%(value)s” is the name of more than one: write its code.")
        raise ValueError(words % {"value": text})

    def _find(self, texts: set[str]) -> None:
        plain = _plain(texts - self.found.keys())
        for lookup in self.by:
            left = {text: key for text, key in plain.items() if not self.found.get(text)}
            by_key: dict[str, list[Model]] = {}
            rows = self.rows(self.resource).annotate(sheet_key=Plain(lookup)).order_by("pk")
            for row in rows.filter(sheet_key__in=set(left.values())) if left else ():
                by_key.setdefault(row.sheet_key, []).append(row)
            self.found |= {text: by_key.get(key, []) for text, key in left.items()}

    def cell(self, value: Any) -> str | None:
        if value is None:
            return None
        return next((text for by in self.by if (text := _through(value, by))), None)


class References(ManyToManyWidget, CellWidget):
    """Several rows of another table, with commas or semicolons between them."""

    def __init__(self, rows: Rows, *, by: str | Sequence[str], missing: str | Promise = "") -> None:
        CellWidget.__init__(self)
        self.one = Reference(rows, by=by, missing=missing)

    def prepare(self, values: Sequence[Any]) -> None:
        self.one.resource = self.resource
        self.one.prepare([word for value in values for word in _words(value)])

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> list[Model]:
        self.one.resource = self.resource
        found = {one.pk: one for one in (self.one.parse(word) for word in _words(value))}
        return list(found.values())

    def cell(self, value: Any) -> str | None:
        if value is None:
            return None
        rows: Iterable[Any] = value.all() if hasattr(value, "all") else value
        return ", ".join(self.one.cell(row) or "" for row in rows) or None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.cell(value) or ""


def _words(value: Any) -> list[str]:
    parts = (part.strip() for part in BETWEEN.split(as_text(value, lines=True)))
    return [part for part in parts if part]


def _plain(texts: set[str]) -> dict[str, str]:
    """Each of ``texts`` in the form that the database compares."""
    if not texts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT t, plain(t) FROM unnest(%s::text[]) t", [list(texts)])
        return dict(cursor.fetchall())


def _through(row: Any, path: str) -> str:
    try:
        return as_text(attrgetter(path.replace("__", "."))(row))
    except (AttributeError, ObjectDoesNotExist):
        return ""
