"""Model fields without domain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst


class ChoicesField(ArrayField[list[str], list[str]]):
    """Several values out of a closed list, edited as checkboxes.

    ``ChoicesField(Audience)`` stores a list of the values of a ``TextChoices``.
    """

    def __init__(self, choices_of: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        # None only when Django rebuilds the field from a migration, which knows no choices.
        self.choices_of = choices_of
        kwargs.setdefault("default", list)
        kwargs.setdefault("base_field", models.CharField(max_length=20))
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        # Choices stay out of migrations: adding a word to a list changes no table.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.TypedMultipleChoiceField(
            choices=self.choices_of.choices if self.choices_of else [],
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )
