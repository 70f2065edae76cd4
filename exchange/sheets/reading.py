"""A sheet that somebody hands in, read row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from exchange.sheets.formulas import unescaped
from exchange.sheets.headings import Headings, Known, best_line, understood
from exchange.sheets.limits import (
    HEADINGS_WITHIN,
    MAX_BYTES,
    MAX_LINES,
    MAX_ROWS,
    SheetRefused,
)
from exchange.sheets.text import csv_lines, decoded, delimiters
from exchange.sheets.workbook import is_workbook, workbook_lines

Lines = Callable[[], Iterator[list[Any]]]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not empty: its number in the sheet, and its cells by the columns' keys.

    ``overflows``: there is something to the right of the last heading.
    """

    number: int
    cells: dict[str, Any]
    overflows: bool


class Sheet:
    """A sheet whose headings were understood. ``warnings`` are sentences to show beside it."""

    def __init__(self, lines: Lines, headings: Headings, warnings: Sequence[str] = ()) -> None:
        self._lines = lines
        self._headings = headings
        self.warnings = [*warnings, *headings.warnings]

    @property
    def titles(self) -> dict[str, str]:
        """The headings as the sheet has them, by the columns' keys."""
        return self._headings.titles

    def rows(self) -> Iterator[SheetRow]:
        """Its rows, each time from the first; empty ones are passed over.

        Raises:
            SheetRefused: there are too many, or the file is damaged further down.
        """
        read = 0
        for number, line in enumerate(self._lines(), start=1):
            _refuse_beyond(number, MAX_LINES)
            if number <= self._headings.line or all(_is_empty(cell) for cell in line):
                continue
            read += 1
            _refuse_beyond(read, MAX_ROWS)
            yield self._row(number, line)

    def count(self) -> int:
        """How many rows it has."""
        return sum(1 for _row in self.rows())

    def _row(self, number: int, line: list[Any]) -> SheetRow:
        cells = {
            key: _value(line[place]) if place < len(line) else None
            for place, key in self._headings.keys.items()
        }
        beyond = islice(line, self._headings.width, None)
        return SheetRow(number, cells, overflows=not all(_is_empty(cell) for cell in beyond))


def open_sheet(content: bytes, known: Sequence[Known]) -> Sheet:
    """Understand a CSV or XLSX file: what it is is told by its bytes, not by its name.

    Lines above the headings (a title, a funder's statement) are passed over.

    Raises:
        SheetRefused: it is no sheet, too large, or its headings are not those of ``known``.
    """
    if not content.strip():
        raise SheetRefused(_("The file is empty."))
    if len(content) > MAX_BYTES:
        words = _("The file is larger than %(number)d MB: divide it.")
        raise SheetRefused(words % {"number": MAX_BYTES // 1024 // 1024})
    if is_workbook(content):
        return _opened([lambda: workbook_lines(content)], known)
    text, warning = decoded(content)
    candidates = [_of_csv(text, delimiter) for delimiter in delimiters(text)]
    return _opened(candidates, known, [warning] if warning else [])


def _of_csv(text: str, delimiter: str) -> Lines:
    return lambda: csv_lines(text, delimiter)


def _opened(
    candidates: Sequence[Lines], known: Sequence[Known], warnings: Sequence[str] = ()
) -> Sheet:
    """The way of reading that finds the most headings."""
    tried, refusals = [], []
    for lines in candidates:
        try:
            tried.append((*best_line(lines(), known), lines))
        except SheetRefused as refusal:
            refusals.append(refusal)
    score, number, cells, lines = max(
        tried, key=lambda one: one[0], default=(0, 0, [], candidates[0])
    )
    if not score and refusals:
        raise refusals[0]
    if not score:
        words = _(
            "None of the first %(number)d rows names the columns. "
            "They are: %(names)s. Start from the sheet on this page."
        )
        names = ", ".join(column.title for column in known)
        raise SheetRefused(words % {"number": HEADINGS_WITHIN, "names": names})
    return Sheet(lines, understood(number, cells, known), warnings)


def _value(cell: Any) -> Any:
    return unescaped(cell) if isinstance(cell, str) else cell


def _is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _refuse_beyond(number: int, most: int) -> None:
    if number > most:
        words = _(
            "The sheet has more than %(number)d rows: divide it, "
            "or delete the empty rows at its end."
        )
        raise SheetRefused(words % {"number": most})
