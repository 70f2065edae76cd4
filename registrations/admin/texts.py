"""Forms for texts that a coordinator writes for many readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from registrations.placeholders import placeholders_help, validate_placeholders

TEXTS = ("subject", "body", "subject_en", "body_en")
PLACEHOLDERS_HELP = lazy(placeholders_help, str)()

if TYPE_CHECKING:
    Base = forms.ModelForm[Any]
else:
    Base = object


class TextsForm(Base):
    """Texts with placeholders from the fixed list, in Italian and, both parts or none, English."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("subject_en")) != bool(cleaned.get("body_en")):
            missing = "body_en" if cleaned.get("subject_en") else "subject_en"
            if missing not in self.errors:
                words = _("Write both the subject and the text in English, or none.")
                self.add_error(missing, words)
        for name in TEXTS:
            self._check(name, cleaned.get(name, ""))
        return cleaned

    def _check(self, field: str, text: str) -> None:
        try:
            validate_placeholders(text)
        except ValidationError as error:
            self.add_error(field, error)
