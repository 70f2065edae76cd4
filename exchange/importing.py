"""Bringing the rows of a sheet into a table, one by one, each checked in full."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _
from import_export.results import RowResult

from core.errors import DomainError
from exchange.names import folded
from exchange.reports import CHANGED, NEW, REFUSED, UNCHANGED, Fault, Report, RowReport
from exchange.resources import NaturalKeyLoader, SheetResource
from exchange.sheets import Sheet, SheetRow
from exchange.widgets.base import as_text
from jobs.progress import Progress

# Rows whose references are looked up together.
GROUP = 200
# What a spreadsheet shows where a formula cannot be reckoned.
SPREADSHEET_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
OUTCOMES = {
    RowResult.IMPORT_TYPE_NEW: NEW,
    RowResult.IMPORT_TYPE_UPDATE: CHANGED,
    RowResult.IMPORT_TYPE_SKIP: UNCHANGED,
}

logger = logging.getLogger(__name__)


def import_rows(sheet: Sheet, resource: SheetResource, progress: Progress, *, total: int) -> Report:
    """Write the rows of ``sheet`` and say what became of each; a refused one writes nothing.

    Whether it is all kept is for the caller's transaction to decide.

    Raises:
        SheetRefused: the file is damaged further down.
        Cancelled: the owner asked to stop.
    """
    work = _Import(sheet, resource)
    progress.start(total)
    rows = sheet.rows()
    while group := list(islice(rows, GROUP)):
        resource.prepare([dict(row.cells) for row in group])
        for row in group:
            work.bring_in(row)
            progress.advance()
    work.finish()
    # Constraints that wait for the end of the transaction are asked now.
    connection.check_constraints()
    return work.report


class _Import:
    """One sheet on its way into a table."""

    def __init__(self, sheet: Sheet, resource: SheetResource) -> None:
        self.titles = sheet.titles
        self.resource = resource
        self.loader = NaturalKeyLoader(resource)
        self.report = Report()
        # Kept until the last row: only then is it known what becomes of those written at once.
        self.rows: list[RowReport] = []
        # The first row with each natural key, by what its cells say.
        self.seen: dict[Sequence[str], int] = {}

    def bring_in(self, row: SheetRow) -> None:
        faults = list(self._faults_of_form(row))
        if faults:
            faults += self._faults_of_cells(row)
            self.rows.append(RowReport(row.number, REFUSED, faults=faults))
        elif self.resource.writes_at_the_end:
            self.rows.append(self._imported(row))
        else:
            with transaction.atomic():
                report = self._imported(row)
                if report.faults:
                    transaction.set_rollback(True)
            self.rows.append(report)

    def finish(self) -> None:
        """Let the resource write what it kept back, and report on every row."""
        refusals = self.resource.finish()
        for row in self.rows:
            words = refusals.get(row.number)
            fault = Fault("", "", words) if words else None
            self.report.add(replace(row, outcome=REFUSED, faults=[fault]) if fault else row)

    def _imported(self, row: SheetRow) -> RowReport:
        cells = dict(row.cells)
        result = self.resource.import_row(
            cells, self.loader, row_number=row.number, using_transactions=True, dry_run=False
        )
        return _reported(row.number, result, list(self._faults_of(result, row.cells)))

    def _faults_of_form(self, row: SheetRow) -> Iterator[Fault]:
        """What is wrong before anybody asks what the cells mean."""
        if row.overflows:
            yield Fault("", "", _("This row has more cells than there are headings."))
        for key, cell in row.cells.items():
            if isinstance(cell, str) and cell.strip() in SPREADSHEET_ERRORS:
                words = _("The spreadsheet could not reckon this cell.")
                yield Fault(self.titles[key], cell, words)
        if first := self._same_before(row):
            words = _("Row %(row)d is about the same: keep one of them.")
            yield Fault("", "", words % {"row": first})

    def _faults_of_cells(self, row: SheetRow) -> Iterator[Fault]:
        """What is wrong with the cells of a row that is refused already, to say it at once."""
        for column in self.resource.import_columns:
            cell = as_text(row.cells.get(column.column_name))
            if column.column_name not in row.cells or cell in SPREADSHEET_ERRORS:
                continue
            try:
                column.clean(dict(row.cells))
            except ValueError as error:
                yield Fault(self.titles[column.column_name], cell, str(error))

    def _same_before(self, row: SheetRow) -> int | None:
        names = self.resource.get_import_id_fields()
        key = tuple(folded(as_text(row.cells.get(name))) for name in names)
        if not any(key) or self.resource.rows_may_repeat:
            return None
        first = self.seen.setdefault(key, row.number)
        return first if first != row.number else None

    def _faults_of(self, result: RowResult, cells: dict[str, Any]) -> Iterator[Fault]:
        errors = [result.validation_error] if result.validation_error else []
        for error in [*errors, *(fault.error for fault in result.errors)]:
            for attribute, words in _sentences(error):
                yield self._fault(attribute, words, cells)

    def _fault(self, attribute: str, words: str, cells: dict[str, Any]) -> Fault:
        column = self.resource.column_of(attribute)
        if column is None:
            return Fault("", "", words)
        title = self.titles.get(column.column_name, column.title)
        return Fault(title, as_text(cells.get(column.column_name)), words)


def _reported(number: int, result: RowResult, faults: Sequence[Fault]) -> RowReport:
    if faults:
        return RowReport(number, REFUSED, faults=faults)
    outcome = OUTCOMES[result.import_type]
    return RowReport(number, outcome, result.object_repr or "", result.diff or ())


def _sentences(error: Exception) -> Iterator[tuple[str, str]]:
    """What an error says, by the attribute it is about (empty: the row)."""
    if isinstance(error, ValidationError):
        by_attribute = getattr(error, "error_dict", None) and error.message_dict
        for attribute, sentences in (by_attribute or {"": error.messages}).items():
            name = "" if attribute == NON_FIELD_ERRORS else attribute
            yield from ((name, sentence) for sentence in sentences)
    elif isinstance(error, DomainError):
        yield "", str(error)
    else:
        logger.warning("The database refused a row of a sheet: %s", type(error).__name__)
        yield "", _("This row contradicts another one that is there already.")
