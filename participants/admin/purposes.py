"""Why data are used, and what people read about it: changed by platform administrators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import DeskAdmin, NoDeletion, RowActions, ask_first
from participants.admin.consents import UseInline
from participants.models import Purpose, PurposeText
from participants.readability import EASY, gulpease
from participants.services import publish_text, save_draft


@admin.register(Purpose)
class PurposeAdmin(NoDeletion, DeskAdmin[Purpose]):
    list_display = ["shown_name", "legal_basis", "kept", "is_in_use"]
    list_filter = ["legal_basis", "is_in_use"]
    search_fields = ["name_it", "name_en", "code"]
    fieldsets = [
        (None, {"fields": ["code", "name_it", "name_en", "position", "is_in_use"]}),
        (gettext_lazy("By what right"), {"fields": ["legal_basis", "special_basis"]}),
        (
            gettext_lazy("What, of whom, for whom"),
            {
                "fields": [
                    "data_it",
                    "data_en",
                    "people_it",
                    "people_en",
                    "recipients_it",
                    "recipients_en",
                    "minimum_age",
                    "needs_both_holders",
                ]
            },
        ),
        (gettext_lazy("For how long"), {"fields": ["keep_for", "keep_unit", "keep_from"]}),
    ]

    inlines = [UseInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Purpose | None = None) -> list[str]:
        """Programs find a purpose by its code; people agreed to it under its basis."""
        return ["code", "legal_basis"] if obj else []

    @admin.display(description=gettext_lazy("purpose"), ordering="position")
    def shown_name(self, purpose: Purpose) -> str:
        return purpose.name

    @admin.display(description=gettext_lazy("kept"))
    def kept(self, purpose: Purpose) -> str:
        return purpose.retention_words


class PurposeTextForm(forms.ModelForm[PurposeText]):
    """A draft, in the two languages."""

    class Meta:
        model = PurposeText
        fields = ["purpose", "short_it", "short_en", "full_it", "full_en"]
        widgets = {
            "short_it": forms.Textarea({"rows": 2}),
            "short_en": forms.Textarea({"rows": 2}),
        }

    def clean_purpose(self) -> Purpose:
        """A purpose has one draft at a time."""
        purpose: Purpose = self.cleaned_data["purpose"]
        drafts = PurposeText.objects.filter(purpose=purpose, published_at=None)
        if drafts.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                _("There is a draft of this purpose already: change that one.")
            )
        return purpose


@admin.register(PurposeText)
class PurposeTextAdmin(RowActions, NoDeletion, DeskAdmin[PurposeText]):
    form = PurposeTextForm
    list_display = ["__str__", "short", "easy", "published_at"]
    list_filter = ["purpose"]
    list_select_related = ["purpose"]
    search_fields = ["short_it", "short_en", "full_it", "full_en"]
    readonly_fields = ["version", "easy", "published_at"]
    actions = ["publish"]

    def is_for(self, action: str, text: PurposeText) -> bool:
        return action != "publish" or text.published_at is None

    def has_change_permission(self, request: HttpRequest, obj: PurposeText | None = None) -> bool:
        """People agreed to the words of what is published (L6)."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.published_at is None)

    def get_readonly_fields(
        self, request: HttpRequest, obj: PurposeText | None = None
    ) -> list[str]:
        return [*self.readonly_fields, *(["purpose"] if obj else [])]

    def save_model(
        self, request: HttpRequest, obj: PurposeText, form: forms.ModelForm[Any], change: Any
    ) -> None:
        save_draft(text=obj)

    @admin.display(description=gettext_lazy("in short"))
    def short(self, text: PurposeText) -> str:
        return text.short

    @admin.display(description=gettext_lazy("easy to read"))
    def easy(self, text: PurposeText) -> str:
        """For whom the Italian is easy (L6)."""
        index = min(gulpease(text.short_it), gulpease(text.full_it))
        words = _("yes (%(index)d)") if index >= EASY else _("no: shorter sentences (%(index)d)")
        return words % {"index": index}

    @admin.action(description=gettext_lazy("Publish…"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[PurposeText]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="publish",
            title=_("Publish these texts"),
            act=_publish,
            with_reason=False,
            button=_("Publish"),
            summary=_(
                "From now on people read these words, which never change again. Who agreed to "
                "earlier words is asked again, and counts as a no until she answers."
            ),
        )


def _publish(text: PurposeText, _reason: str) -> None:
    publish_text(text=text)
