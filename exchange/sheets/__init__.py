"""Sheets read and written, without a database: CSV as Italian spreadsheets write it, and XLSX."""

from __future__ import annotations

from exchange.sheets.limits import SheetRefused
from exchange.sheets.reading import Sheet, SheetRow, open_sheet

__all__ = ["Sheet", "SheetRefused", "SheetRow", "open_sheet"]
