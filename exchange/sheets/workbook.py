"""From the bytes of an XLSX file to the lines of its first sheet."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from exchange.sheets.limits import MAX_COLUMNS, MAX_PARTS, MAX_UNPACKED, SheetRefused
from exchange.sheets.text import no_sheet

ZIP = b"PK\x03\x04"
START_OF_PART = 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# What openpyxl raises where the file is damaged, or made to do harm.
DAMAGED = (
    BadZipFile,
    EOFError,
    InvalidFileException,
    KeyError,
    IndexError,
    NotImplementedError,
    ParseError,
    SyntaxError,
    TypeError,
    ValueError,
)


def is_workbook(content: bytes) -> bool:
    """Whether it is packed as XLSX is.

    Raises:
        SheetRefused: it is the workbook of an old Excel, or one with a password.
    """
    if content.startswith(OLD_OFFICE):
        raise SheetRefused(
            _("The file is an old Excel sheet (.xls) or has a password: save it as XLSX.")
        )
    return content.startswith(ZIP)


def workbook_lines(content: bytes) -> Iterator[list[Any]]:
    """The rows of the first visible sheet, as it numbers them. Formulas give what they showed.

    Raises:
        SheetRefused: the file is damaged, too large when unpacked, or another kind of file.
    """
    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheet = sheets[0]
        # What the file says of its size may be wrong: believe the rows.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True):
            yield list(row)
    except DAMAGED:
        raise SheetRefused(
            _("The file is damaged, or not an XLSX sheet: open it and save it again as XLSX.")
        ) from None


def _refuse_bombs(content: bytes) -> None:
    """An XLSX is unpacked only after its list of parts says that it is a decent size."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            declares = any(_declares_entities(packed, part) for part in parts[:MAX_PARTS])
    except DAMAGED:
        raise SheetRefused(no_sheet()) from None
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MAX_PARTS:
        raise SheetRefused(
            _("The sheet is too large when it is unpacked: divide it, or save it as CSV.")
        )
    if declares or not any(part.filename == "xl/workbook.xml" for part in parts):
        raise SheetRefused(no_sheet())


def _declares_entities(packed: ZipFile, part: ZipInfo) -> bool:
    """No spreadsheet writes a DOCTYPE: it is the beginning of XML that grows when it is read."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with packed.open(part) as opened:
        return b"<!DOCTYPE" in opened.read(START_OF_PART)
