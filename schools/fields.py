"""What a school year is in a table."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.text import one_line

# 2627: a check constraint cannot count, so it is told every pair of this century but the last.
FOLLOWING = "|".join(f"{year:02d}{year + 1:02d}" for year in range(99))


class SectionField(models.CharField[str, str]):
    """A section in one form, however it was typed: capitals, single spaces."""

    def to_python(self, value: Any) -> str:
        return one_line(str(super().to_python(value) or "")).upper()


def is_a_school_year(field: str, *, name: str, or_empty: bool = False) -> models.CheckConstraint:
    """``field`` is like 202627: six digits, of two years that follow each other."""
    condition = Q(**{f"{field}__regex": rf"^20({FOLLOWING})$"})
    return models.CheckConstraint(
        name=name,
        condition=condition | Q(**{field: ""}) if or_empty else condition,
        violation_error_message=_("A school year is written like 202627."),
    )
