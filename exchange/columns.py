"""A column of a sheet: what it is called, what it means, how its cells are read and written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import NotRelationField, get_fields_from_path
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.db.models.fields import NOT_PROVIDED
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from import_export.fields import Field

from exchange.names import folded
from exchange.widgets import CellWidget, Text

if TYPE_CHECKING:
    from exchange.resources import SheetResource

EMPTY: tuple[Any, ...] = (None, "", [])


class Column(Field):
    """A column, declared in a :class:`~exchange.resources.SheetResource`.

    ``attribute`` is a field of the model (``a__b`` to read through a relation, then ``readonly``).
    ``it`` and ``en`` head it in sheets that we write; both are read, as are ``aliases`` and the
    name that it is declared under, whatever their case, accents and spaces. A ``required`` column
    must be in the sheet and none of its cells may be empty. ``explanation`` and ``example`` stand
    on the page and in the sheet that a person starts from. ``readonly`` columns are written,
    never read. ``match`` is the lookup by which a key column finds its row. An empty cell of a
    column that ``empty_keeps`` leaves what is there. What stands in a column put ``aside`` is
    checked here and written by the resource itself.
    """

    def __init__(
        self,
        attribute: str | None = None,
        *,
        it: str,
        en: str,
        aliases: Sequence[str] = (),
        widget: CellWidget | None = None,
        required: bool = False,
        explanation: str | Promise = "",
        example: str = "",
        match: str = "exact",
        default: Any = NOT_PROVIDED,
        readonly: bool = False,
        saves_null_values: bool = True,
        empty_keeps: bool = False,
        aside: bool = False,
    ) -> None:
        super().__init__(
            attribute=attribute,
            widget=widget or Text(),
            default=default,
            readonly=readonly,
            saves_null_values=saves_null_values,
        )
        self.it, self.en, self.aliases = it, en, tuple(aliases)
        self.required, self.match = required, match
        self.empty_keeps, self.aside = empty_keeps, aside
        self.explanation, self.example = explanation, example

    @property
    def title(self) -> str:
        """The heading in the active language."""
        return self.it if (get_language() or "it").startswith("it") else self.en

    @property
    def names(self) -> frozenset[str]:
        """Every heading under which the column is known, folded."""
        return frozenset(folded(name) for name in (self.it, self.en, *self.names_in_code))

    @property
    def names_in_code(self) -> tuple[str, ...]:
        return (str(self.column_name), *self.aliases)

    def bind(self, resource: SheetResource) -> None:
        """Tell the widget whose sheet it works for: a resource copies its columns, then this."""
        self.widget.resource = resource

    def clean(self, row: dict[str, Any], **kwargs: Any) -> Any:
        """The value of the cell of ``row``.

        Raises:
            ValueError: with a sentence for the person whose sheet it is.
        """
        value = super().clean(row, **kwargs)
        if self.required and (value is None or value == ""):
            raise ValueError(_("This cell must not be empty."))
        return value

    def save(
        self,
        instance: Any,
        row: dict[str, Any],
        is_m2m: bool = False,  # noqa: FBT001, FBT002 # the library's
        **kwargs: Any,
    ) -> None:
        """Write the value of the cell of ``row`` into ``instance``; clean it in any case."""
        value = self.clean(row, **kwargs)
        if not self.aside and not (self.empty_keeps and value in EMPTY):
            super().save(instance, row, is_m2m, **kwargs)

    def is_plain_in(self, rows: QuerySet[Any]) -> bool:
        """Whether the database gives what :meth:`cell` writes: nothing asks for an instance."""
        path = str(self.attribute or "")
        if type(self).cell is not Column.cell or not path:
            return False
        if path in rows.query.annotations:
            return True
        try:
            field = get_fields_from_path(rows.model, path)[-1]
        except (FieldDoesNotExist, NotRelationField):
            return False
        return not field.is_relation

    def cell(self, instance: Any) -> Any:
        """What is written for ``instance``: text, a number, a date, or None."""
        return self.widget.cell(self.get_value(instance))
