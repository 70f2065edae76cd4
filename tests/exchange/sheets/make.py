"""Sheets as people hand them in."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook

from exchange.names import folded
from exchange.sheets import open_sheet


@dataclass
class Known:
    column_name: str
    title: str
    aliases: tuple[str, ...] = ()
    required: bool = False

    @property
    def names(self):
        return frozenset(folded(n) for n in (self.column_name, self.title, *self.aliases))


KNOWN = [
    Known("name", "Nome", ("first name",), required=True),
    Known("school_class", "Classe"),
    Known("born_on", "Data di nascita"),
]


def xlsx(*rows, visible=True):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**parts):
    """A zip file; ``__`` in a name is a slash."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def read(content):
    """What the sheet says: (number of the row, its cells)."""
    return [(row.number, row.cells) for row in open_sheet(content, KNOWN).rows()]


def back(content):
    return [list(row) for row in load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]
