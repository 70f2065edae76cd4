"""How cells are read and written: one class a kind of value."""

from __future__ import annotations

from exchange.widgets.base import CellWidget, Text
from exchange.widgets.choices import Choice, Choices, YesNo
from exchange.widgets.moments import Date, DateTime, Time
from exchange.widgets.numbers import DecimalNumber, WholeNumber
from exchange.widgets.references import Reference, References

__all__ = [
    "CellWidget",
    "Choice",
    "Choices",
    "Date",
    "DateTime",
    "DecimalNumber",
    "Reference",
    "References",
    "Text",
    "Time",
    "WholeNumber",
    "YesNo",
]
