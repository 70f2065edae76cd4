"""Who pays for a programme: the words and the emblem come from a known fund, or from its papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin import ScopedChoices
from programmes.models import Funding, Programme


class FundingForm(forms.ModelForm[Funding]):
    """A known fund fills in the statement and the emblem that were left empty."""

    class Meta:
        model = Funding
        fields = [
            "fund",
            "funder",
            "call",
            "amount",
            "project_code",
            "statement",
            "emblem",
            "position",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The statement may stay empty on the page, never in the row."""
        super().__init__(*args, **kwargs)
        self.fields["statement"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if fund := cleaned.get("fund"):
            cleaned["statement"] = cleaned.get("statement") or fund.statement
            cleaned["emblem"] = cleaned.get("emblem") or fund.emblem
        elif not cleaned.get("statement"):
            self.add_error("statement", _("Write the statement, or choose a known fund."))
        return cleaned


class FundingInline(ScopedChoices, admin.StackedInline[Funding, Programme]):
    model = Funding
    form = FundingForm
    extra = 0
    autocomplete_fields = ["funder"]
