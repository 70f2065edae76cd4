"""Events on the desk: those of each coordinator's programmes.

What touches people's registrations (cancelling, moving, resizing) is in ``registrations.admin``.
"""

from __future__ import annotations

from typing import Any, TypedDict

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import WithAnnotations

from core.admin import NoDeletion, ScopedChoices, act_on_each
from events.eligibility import gaps_and_overlaps
from events.enums import RuleKind
from events.models import EligibilityRule, Event, Session
from events.services import publish_event

# A band without an end, as a number of years.
NOBODY_IS_OLDER = 120


class SessionCount(TypedDict):
    session_count: int


class RuleInline(ScopedChoices, admin.StackedInline[EligibilityRule, Event]):
    model = EligibilityRule
    extra = 0
    autocomplete_fields = ["municipalities"]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        """A rule is of the whole event, or of one of this event's sessions."""
        if db_field.name == "session":
            match = request.resolver_match
            event = match.kwargs.get("object_id") if match else None
            kwargs["queryset"] = Session.objects.filter(event=event).select_related("event")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Event)
class EventAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Event]):
    list_display = ["title", "programme", "kind", "status", "sessions"]
    list_filter = ["status", "kind", ("programme", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["programme"]
    search_fields = ["title", "summary", "programme__title"]
    autocomplete_fields = ["programme", "phase", "action", "site", "hosts", "professionals"]
    readonly_fields = ["status", "published_at", "cancelled_at", "cancel_reason"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [RuleInline]
    actions = ["publish"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        mine = Event.objects.coordinated_by(request.user).values("pk")
        counted = super().get_queryset(request).filter(pk__in=mine)
        return counted.annotate(session_count=Count("sessions"))

    @admin.display(description=gettext_lazy("sessions"), ordering="session_count")
    def sessions(self, event: WithAnnotations[Event, SessionCount]) -> int:
        return event.session_count

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Event | None = None
    ) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Event | None = None) -> list[str]:
        """In person or online: people registered for one of the two."""
        published = obj is not None and obj.published_at is not None
        return [*super().get_readonly_fields(request, obj), *(["format"] if published else [])]

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm[Event], formsets: Any, change: Any
    ) -> None:
        super().save_related(request, form, formsets, change)
        self._warn_of_bands(request, form.instance)

    def _warn_of_bands(self, request: HttpRequest, event: Event) -> None:
        """Ages that no session, or more than one, is for: in Hubout one fell between two."""
        rules = event.rules.filter(kind=RuleKind.AGE, session__isnull=False)
        bands = [(rule.minimum or 0, rule.maximum or NOBODY_IS_OLDER) for rule in rules]
        gaps, overlaps = gaps_and_overlaps(bands)
        for ages, words in (
            (gaps, _("No session is for these ages: %(ages)s.")),
            (overlaps, _("More than one session is for these ages: %(ages)s.")),
        ):
            if ages:
                listed = ", ".join(map(str, ages[:20]))
                self.message_user(request, words % {"ages": listed}, messages.WARNING)

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        act_on_each(request, queryset, model_admin=self, act=lambda row: publish_event(event=row))
