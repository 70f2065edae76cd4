"""Reminders on the desk: those for every event, and those of each coordinator's events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import ScopedChoices
from events.models import Event
from registrations.models import Reminder
from registrations.placeholders import placeholders_help, validate_placeholders

TEXTS = ("subject", "body", "subject_en", "body_en")


class ReminderForm(forms.ModelForm[Reminder]):
    """Texts with placeholders from the fixed list, in Italian and, both parts or none, English."""

    class Meta:
        model = Reminder
        fields = ["name", "event", "anchor", "lead", "is_active", *TEXTS]
        help_texts = {"body": lazy(placeholders_help, str)()}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("subject_en")) != bool(cleaned.get("body_en")):
            missing = "body_en" if cleaned.get("subject_en") else "subject_en"
            self.add_error(missing, _("Write both the subject and the text in English, or none."))
        for name in TEXTS:
            self._check(name, cleaned.get(name, ""))
        return cleaned

    def _check(self, field: str, text: str) -> None:
        try:
            validate_placeholders(text)
        except ValidationError as error:
            self.add_error(field, error)


@admin.register(Reminder)
class ReminderAdmin(ScopedChoices, admin.ModelAdmin[Reminder]):
    form = ReminderForm
    list_display = ["name", "event", "anchor", "lead", "is_active"]
    list_filter = ["is_active", "anchor"]
    list_select_related = ["event"]
    search_fields = ["name", "subject", "event__title"]
    autocomplete_fields = ["event"]
    fieldsets = [
        (None, {"fields": ["name", "event", "is_active"]}),
        (gettext_lazy("When it goes"), {"fields": ["anchor", "lead"]}),
        (gettext_lazy("What it says"), {"fields": TEXTS}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reminder]:
        mine = Event.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(Q(event=None) | Q(event__in=mine))

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        """A new reminder of a coordinator's is for one of her events, not for everybody's."""
        match = request.resolver_match
        is_new = match is not None and (match.url_name or "").endswith("_add")
        if db_field.name == "event" and is_new and not request.user.is_superuser:
            kwargs["required"] = True
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Reminder | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and not _is_everybodys(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Reminder | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and not _is_everybodys(request, obj)


def _is_everybodys(request: HttpRequest, reminder: Reminder | None) -> bool:
    """Those for every event are the administrators': a coordinator reads them."""
    is_shared = reminder is not None and reminder.event_id is None
    return is_shared and not request.user.is_superuser
