from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.names import folded
from exchange.widgets.base import CellWidget, as_text

YES = frozenset({"si", "s", "yes", "y", "true", "vero", "1", "x"})
NO = frozenset({"no", "n", "false", "falso", "0"})
BETWEEN = re.compile(r"[,;|\n]")


class YesNo(CellWidget):
    """Yes or no: "sì", "no", "yes", "x", 1, 0, or a truth of the spreadsheet."""

    def parse(self, text: str) -> bool:
        word = folded(text)
        if word not in YES | NO:
            words = _("“%(value)s” is neither yes nor no.")
            raise ValueError(words % {"value": text})
        return word in YES

    def cell(self, value: Any) -> str | None:
        if value is None:
            return None
        return _("yes") if value else _("no")


class Choice(CellWidget):
    """One of a closed list: its value, or its label in Italian or English."""

    def __init__(self, choices: type[models.TextChoices]) -> None:
        super().__init__()
        self.choices = choices

    @cached_property
    def by_name(self) -> dict[str, str]:
        found = {folded(value): value for value in self.choices.values}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found |= {folded(str(label)): value for value, label in self.choices.choices}
        return found

    def parse(self, text: str) -> Any:
        try:
            return self.by_name[folded(text)]
        except KeyError:
            words = _("“%(value)s” is none of these: %(choices)s.")
            labels = ", ".join(str(label) for label in self.choices.labels)
            raise ValueError(words % {"value": text, "choices": labels}) from None

    def cell(self, value: Any) -> str | None:
        return None if value in {None, ""} else _labels(self.choices, get_language())[value]


class Choices(Choice):
    """Several of a closed list, with commas or semicolons between them."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> list[str]:
        words = BETWEEN.split(as_text(value, lines=True))
        wanted = {self.parse(word.strip()) for word in words if word.strip()}
        return [choice for choice in self.choices.values if choice in wanted]

    def cell(self, value: Iterable[str] | None) -> str | None:
        labels = _labels(self.choices, get_language())
        return ", ".join(labels[one] for one in value or ()) or None


@cache
def _labels(choices: type[models.TextChoices], _language: str | None) -> dict[str, str]:
    """The labels in the active language, which names them apart: looked up once, not per cell."""
    return {value: str(label) for value, label in choices.choices}
