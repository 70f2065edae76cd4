"""Bringing sheets in in tests, as the desk does."""

from __future__ import annotations

import csv
from io import StringIO

from exchange.importing import import_rows
from exchange.preambles import Preamble
from exchange.reports import rows_in
from exchange.sheets import open_sheet
from exchange.sheets.writing import csv_pieces
from jobs.progress import Unseen


def csv_of(*rows):
    """A CSV file with these rows (by heading); a row need not have every heading."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    file = StringIO()
    writer = csv.DictWriter(file, headings, restval="", delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def bring_in(resource, *rows):
    """Bring ``rows`` in; returns how many went which way, and the sentences by row and column."""
    return bring_file_in(resource, csv_of(*rows))


def bring_file_in(resource, content):
    """The same with a file."""
    sheet = open_sheet(content, resource.import_columns)
    report = import_rows(sheet, resource, Unseen(), total=sheet.count())
    faults = {
        (row.number, fault.column): fault.words
        for row in rows_in(report.packed())
        for fault in row.faults
    }
    return {name: number for name, number in report.numbers().items() if number}, faults


def exported(resource, rows):
    """The CSV file that an export of ``rows`` is."""
    columns = resource.export_columns
    lines = [[column.cell(row) for column in columns] for row in resource.optimised(rows)]
    return b"".join(csv_pieces(Preamble(), [column.title for column in columns], lines))
