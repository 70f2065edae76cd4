"""Constraints that many tables write the same way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


def one_of(field: str, choices: type[models.TextChoices], *, name: str) -> models.CheckConstraint:
    """``field`` holds one of the values of ``choices``: the database refuses any other."""
    return models.CheckConstraint(
        name=name, condition=Q(**{f"{field}__in": sorted(choices.values)})
    )
