"""Events on the desk: those of each coordinator's programmes.

What touches people's registrations (cancelling, moving, resizing) is in ``registrations.admin``.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.admin import DeskAdmin, NoDeletion, RowActions
from events.admin.adults import EventForm
from events.admin.columns import SessionColumns, with_counts
from events.admin.filters import EventsRoom, EventsWhen
from events.admin.publishing import PublishingActions
from events.admin.rules import RuleInline, band_warnings
from events.admin_filters import EventProblems
from events.models import Event
from events.services import why_unsuitable_for
from programmes.admin_filters import OfProgramme

# Moved by the actions, never typed.
STATE = (
    "status",
    "submitted_at",
    "review_note",
    "published_at",
    "cancelled_at",
    "cancel_reason",
)


class EventsOfProgramme(OfProgramme):
    path = "programme"


@admin.register(Event)
class EventAdmin(SessionColumns, PublishingActions, RowActions, NoDeletion, DeskAdmin[Event]):
    form = EventForm
    list_display = [
        "title",
        "status",
        "programme",
        "kind",
        "next_date",
        "sessions",
        "seats",
        "waiting",
    ]
    list_filter = [EventProblems, "status", EventsOfProgramme, EventsWhen, EventsRoom, "kind"]
    list_select_related = ["programme"]
    search_fields = ["title", "summary", "programme__title"]
    date_hierarchy = "sessions__starts_at"
    autocomplete_fields = ["programme", "phase", "action", "site", "hosts", "professionals"]
    readonly_fields = [*STATE, "suitability"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary", "description"]}),
        (_("What it is"), {"fields": ["kind", "topic", "audiences"]}),
        (_("Whose it is"), {"fields": ["programme", "phase", "action", "hosts"]}),
        (_("Adults on it"), {"fields": ["regular_contact", "professionals", "suitability"]}),
        (_("Where"), {"fields": ["format", "site"]}),
        (
            _("For who comes"),
            {"fields": ["cost_note", "what_to_bring", "more_information", "contact_email"]},
        ),
        (_("Booking"), {"fields": ["booking", "bookable_by", "max_companions"]}),
        (_("Classes"), {"fields": ["needs_roster", "max_seats_per_school"]}),
        (
            _("Guardians"),
            {"fields": ["child_policy", "minor_policy", "authorisation_duration"]},
        ),
        (
            _("Waiting list"),
            {
                "fields": ["offer_duration", "offer_cutoff", "max_overtakes"],
                "classes": ["collapse"],
            },
        ),
        (_("State"), {"fields": STATE}),
    ]
    inlines = [RuleInline]
    actions = ["publish", "approve", "request_changes"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        mine = Event.objects.coordinated_by(request.user).values("pk")
        return with_counts(super().get_queryset(request).filter(pk__in=mine))

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Event | None = None
    ) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description=_("Who may be on it"))
    def suitability(self, event: Event) -> str:
        """Who may not, and why: a check may have ended since she was put on it."""
        if not event.regular_contact:
            return gettext("No check is asked for: there is no regular contact with minors.")
        problems = [(words,) for words in why_unsuitable_for(event)]
        fine = gettext("Everybody on it may work with minors on each of its dates.")
        return format_html_join("", "{}<br>", problems) or fine

    def get_readonly_fields(self, request: HttpRequest, obj: Event | None = None) -> list[str]:
        """In person or online: people registered for one of the two."""
        published = obj is not None and obj.published_at is not None
        return [*super().get_readonly_fields(request, obj), *(["format"] if published else [])]

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm[Event], formsets: Any, change: Any
    ) -> None:
        super().save_related(request, form, formsets, change)
        for words in band_warnings(form.instance):
            self.message_user(request, words, messages.WARNING)
