"""Reminders on the desk: those for every event, and those of each coordinator's events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from core.admin import DeskAdmin
from core.spans import span_words
from events.models import Event
from registrations.admin.texts import PLACEHOLDERS_HELP, TEXTS, TextsForm
from registrations.models import Reminder


class ReminderForm(TextsForm, forms.ModelForm[Reminder]):
    class Meta:
        model = Reminder
        fields = ["name", "event", "anchor", "lead", "is_active", *TEXTS]
        help_texts = {"body": PLACEHOLDERS_HELP}


@admin.register(Reminder)
class ReminderAdmin(DeskAdmin[Reminder]):
    form = ReminderForm
    list_display = ["name", "event", "anchor", "how_long", "is_active"]
    list_filter = ["is_active", "anchor"]
    list_select_related = ["event"]
    search_fields = ["name", "subject", "event__title"]
    autocomplete_fields = ["event"]
    readonly_fields = ["how_long"]
    fieldsets = [
        (None, {"fields": ["name", "event", "is_active"]}),
        (gettext_lazy("When it goes"), {"fields": ["anchor", "lead"]}),
        (gettext_lazy("What it says"), {"fields": TEXTS}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reminder]:
        mine = Event.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(Q(event=None) | Q(event__in=mine))

    def get_fieldsets(self, request: HttpRequest, obj: Reminder | None = None) -> Any:
        """Who only reads it reads how long in words."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        read = {"fields": ["anchor", "how_long"]}
        return [(name, read if "lead" in told["fields"] else told) for name, told in fieldsets]

    @admin.display(description=gettext_lazy("how long"), ordering="lead")
    def how_long(self, reminder: Reminder) -> str:
        return span_words(reminder.lead)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        """A reminder of a coordinator's is and stays for one of her events, not for everybody's."""
        if db_field.name == "event" and not request.user.is_superuser:
            kwargs |= {"required": True, "help_text": ""}
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
