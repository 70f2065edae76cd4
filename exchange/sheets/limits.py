"""How large a sheet may be, so that no file can hold up the portal."""

from __future__ import annotations

from core.errors import DomainError

MAX_BYTES = 10 * 1024 * 1024
# What an XLSX may grow to when it is unpacked (a spreadsheet shrinks to about a tenth).
MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 2_000  # files inside an XLSX
MAX_ROWS = 50_000
# Rows as the spreadsheet numbers them, empty ones included.
MAX_LINES = 100_000
MAX_COLUMNS = 100
# How far down the headings may be, below a title or a funder's statement.
HEADINGS_WITHIN = 20


class SheetRefused(DomainError):
    """The file cannot be read as a sheet; the sentence says why and what to do."""
