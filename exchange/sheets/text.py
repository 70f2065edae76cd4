"""From the bytes of a CSV file to its lines."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from exchange.sheets.limits import SheetRefused

DELIMITERS = ";,\t"
BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# "sep=;" in the first line is a spreadsheet's way of naming its delimiter.
DECLARES_DELIMITER = "sep="


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a CSV file, and a sentence to show when its letters had to be guessed.

    UTF-8 (with or without a mark at its start) or UTF-16. What is neither is read as Windows-1252,
    which Excel writes when one does not choose "CSV UTF-8".

    Raises:
        SheetRefused: it is no text.
    """
    encoding = next((name for bom, name in BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return _as_windows_writes(content)
    if "\0" in text:
        raise SheetRefused(no_sheet())
    return text, ""


def _as_windows_writes(content: bytes) -> tuple[str, str]:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise SheetRefused(no_sheet()) from None
    if "\0" in text:
        raise SheetRefused(no_sheet())
    return text, _(
        "The file is not in UTF-8: it was read as Windows-1252. Look at the accented letters "
        "before you save; if they are wrong, save the sheet as “CSV UTF-8”."
    )


def no_sheet() -> str:
    return _("The file is neither a CSV nor an XLSX sheet: save it as one of these.")


def delimiters(text: str) -> str:
    """The delimiters that may part the cells of ``text``."""
    first = text[: len(DECLARES_DELIMITER) + 1].lower()
    if first.startswith(DECLARES_DELIMITER) and first[-1] in DELIMITERS:
        return first[-1]
    return DELIMITERS


def csv_lines(text: str, delimiter: str) -> Iterator[list[Any]]:
    """The lines of a CSV text, as a spreadsheet numbers them: empty ones are empty lists.

    Raises:
        SheetRefused: a quotation mark is left open, or a cell is endless.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            line = next(reader)
        except StopIteration:
            return
        except csv.Error:
            words = _(
                "Row %(row)d cannot be read: a quotation mark in it is not closed, or not doubled."
            )
            raise SheetRefused(words % {"row": number}) from None
        yield list(line)
