"""Who may take part, on the page of an event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.admin import ScopedChoices
from events.eligibility import gaps_and_overlaps
from events.enums import RuleKind
from events.models import EligibilityRule, Event, Session

# A band without an end, as a number of years.
NOBODY_IS_OLDER = 120


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


def band_warnings(event: Event) -> list[str]:
    """Ages that no session, or more than one, is for: in Hubout one fell between two."""
    rules = event.rules.filter(kind=RuleKind.AGE, session__isnull=False)
    bands = [(rule.minimum or 0, rule.maximum or NOBODY_IS_OLDER) for rule in rules]
    gaps, overlaps = gaps_and_overlaps(bands)
    said = (
        (gaps, _("No session is for these ages: %(ages)s.")),
        (overlaps, _("More than one session is for these ages: %(ages)s.")),
    )
    return [words % {"ages": ", ".join(map(str, ages[:20]))} for ages, words in said if ages]
