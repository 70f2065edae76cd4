from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from core.text import one_line

if TYPE_CHECKING:
    from exchange.resources import SheetResource

# The longest text that a spreadsheet holds in a cell.
LONGEST_CELL = 32_767


class CellWidget(Widget):
    """Between a cell and a value.

    A cell is text (CSV) or what a spreadsheet holds: text, a number, a date, a time, a truth.
    """

    resource: SheetResource

    def prepare(self, values: Sequence[Any]) -> None:
        """Called with the cells of many rows before they are cleaned one by one."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """The value that a cell stands for; None when it is empty.

        Raises:
            ValueError: with a sentence that says how to write it.
        """
        text = as_text(value)
        return self.parse(text) if text else None

    def parse(self, text: str) -> Any:
        """The value that ``text``, which is not empty, stands for."""
        return text

    def cell(self, value: Any) -> Any:
        """What is written in the cell: text, a number, a date, or None."""
        return None if value is None else str(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The same in words, for the differences that a person reads."""
        return as_text(self.cell(value))


class Text(CellWidget):
    """Text: in one line, unless it has ``lines``. Empty cells are the empty text."""

    def __init__(self, *, lines: bool = False) -> None:
        super().__init__()
        self.lines = lines

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> str:
        text = as_text(value, lines=self.lines)
        if len(text) > LONGEST_CELL:
            raise ValueError(_("This text is too long."))
        return text


def as_text(value: Any, *, lines: bool = False) -> str:
    """What a person sees in the cell, in one line unless it has ``lines``."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _in_lines(value) if lines else one_line(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M" if value.time() != time.min else "%Y-%m-%d")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_lines(text: str) -> str:
    return "\n".join(one_line(line) for line in text.splitlines()).strip()
