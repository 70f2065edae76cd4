"""Sheets written in passing: no more of them is in memory than a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from exchange.preambles import Preamble
from exchange.sheets.formulas import escaped

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"  # without it Excel takes a CSV for Windows-1252
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
EMBLEM_HEIGHT = 60  # pixels
POINTS_A_PIXEL = 0.75
COLUMN_WIDTH = 20  # characters

Rows = Iterable[Sequence[Any]]


def csv_pieces(preamble: Preamble, headings: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """The bytes of a CSV file: semicolons, decimal commas, ISO dates, a mark that it is UTF-8."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerows([[_in_words(line)] for line in preamble.lines])
    if preamble.lines:
        writer.writerow([])
    writer.writerow([_in_words(heading) for heading in headings])
    for row in rows:
        writer.writerow([_in_words(cell) for cell in row])
        if buffer.tell() > 64 * 1024:
            yield _taken(buffer)
    yield _taken(buffer)


def write_xlsx(
    file: IO[bytes], *, title: str, preamble: Preamble, headings: Sequence[str], rows: Rows
) -> None:
    """Write an XLSX file: emblems, the lines of the preamble, headings, rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    above = bool(preamble.emblems) + len(preamble.lines) + bool(preamble.lines)
    sheet.freeze_panes = f"A{above + 2}"
    for place in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = COLUMN_WIDTH
    if preamble.emblems:
        _put_emblems(sheet, preamble.emblems)
    for line in preamble.lines:
        sheet.append([_safe(line)])
    if preamble.lines:
        sheet.append([])
    sheet.append([_heading(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_safe(cell) if isinstance(cell, str) else cell for cell in row])
    book.save(file)


def _put_emblems(sheet: Any, emblems: Sequence[bytes]) -> None:
    """Side by side in the first row, all of one height (L28)."""
    sheet.row_dimensions[1].height = EMBLEM_HEIGHT * POINTS_A_PIXEL + 4
    for place, png in enumerate(emblems):
        image = Image(BytesIO(png))
        image.width, image.height = image.width * EMBLEM_HEIGHT / image.height, EMBLEM_HEIGHT
        sheet.add_image(image, f"{get_column_letter(place * 2 + 1)}1")
    sheet.append([])


def _heading(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_safe(text))
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _safe(text: str) -> str:
    """Text that neither runs nor breaks the file."""
    # Nearly all text is printable, and asking so is faster than looking through it.
    return escaped(text if text.isprintable() else CONTROL.sub("", text))


def _in_words(cell: Any) -> str:
    """A cell as CSV has it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _safe(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return str(cell).replace(".", ",") if isinstance(cell, (Decimal, float)) else str(cell)


def _taken(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
