from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from exchange.widgets.base import CellWidget

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
THOUSANDS = re.compile(r"[+-]?\d{1,3}([.,]\d{3})+", re.ASCII)
# Longer ones are no number that a person writes, and cost time to read.
LONGEST = 40


class DecimalNumber(CellWidget):
    """A number with decimals: "12,50", "1.234,50", "12.5"."""

    def parse(self, text: str) -> Decimal:
        number = _with_a_point(_bare(text))
        if len(number) > LONGEST or not NUMBER.fullmatch(number):
            words = _("“%(value)s” is not a number: write it like 12 or 12,50.")
            raise ValueError(words % {"value": text})
        return Decimal(number)

    def cell(self, value: Any) -> Decimal | None:
        return value if value is None else Decimal(value)


class WholeNumber(CellWidget):
    """A number without decimals: "25", "1.200"."""

    def parse(self, text: str) -> int:
        number = _bare(text)
        if THOUSANDS.fullmatch(number):
            number = number.replace(".", "").replace(",", "")
        if len(number) > LONGEST or not NUMBER.fullmatch(number) or "." in number:
            words = _("“%(value)s” is not a whole number: write it like 25.")
            raise ValueError(words % {"value": text})
        return int(number)

    def cell(self, value: Any) -> int | None:
        return value if value is None else int(value)


def _bare(text: str) -> str:
    return "".join(text.split()).removeprefix("€").removesuffix("€").replace("’", "")


def _with_a_point(text: str) -> str:
    """The last of comma and point parts the decimals; one that comes twice parts thousands."""
    comma, point = text.rfind(","), text.rfind(".")
    decimal, thousands = (",", ".") if comma > point else (".", ",")
    if text.count(decimal) > 1:
        return text.replace(decimal, "")
    return text.replace(thousands, "").replace(decimal, ".")
