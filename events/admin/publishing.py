"""From proposal to public, for many events at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first, is_confirmed
from events.enums import EventStatus
from events.models import Event
from events.services import (
    approve_event,
    publish_event,
    request_changes,
    why_not_publishable,
    with_adults,
)

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class NoteForm(forms.Form):
    """What has to change before an event can be published."""

    reason = forms.CharField(
        label=gettext_lazy("What has to change"),
        help_text=gettext_lazy("Who proposed the event reads it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": gettext_lazy("Write what has to change.")},
    )


class PublishingActions(Base):
    """Approving, sending back and publishing events."""

    def is_for(self, action: str, event: Event) -> bool:
        """Whether ``action`` leads on from where ``event`` is."""
        match action:
            case "publish":
                return event.status in EventStatus.UNPUBLISHED
            case "approve":
                return event.status in {EventStatus.SUBMITTED, EventStatus.CHANGES_REQUESTED}
            case "request_changes":
                return event.status in EventStatus.PROPOSED
        return True

    @admin.action(description=gettext_lazy("Publish…"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
        events = with_adults(queryset.select_related("programme"))
        return ask_first(
            request,
            events,
            model_admin=self,
            action="publish",
            title=_("Publish these events"),
            act=lambda event, _reason: publish_event(event=event),
            with_reason=False,
            button=ngettext("Publish the event", "Publish the events", len(events)),
            summary="" if is_confirmed(request) else _publishing_summary(events),
            effect=_readiness,
            outcome=_published_words,
        )

    @admin.action(description=gettext_lazy("Approve…"), permissions=["change"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="approve",
            title=_("Approve these proposals"),
            act=lambda event, _reason: approve_event(event=event),
            with_reason=False,
            button=_("Approve"),
            summary=_("What remains is to publish them. Nobody is written to."),
            effect=lambda event: event.get_status_display(),
        )

    @admin.action(description=gettext_lazy("Request changes…"), permissions=["change"])
    def request_changes(
        self, request: HttpRequest, queryset: QuerySet[Event]
    ) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="request_changes",
            title=_("Send these events back with what has to change"),
            act=lambda event, note: request_changes(event=event, note=note),
            form=NoteForm(request.POST if is_confirmed(request) else None),
            button=_("Request changes"),
            summary=_("They go back to be changed and handed in again. Nobody is written to."),
            effect=lambda event: event.get_status_display(),
        )


def _readiness(event: Event) -> str:
    if event.status == EventStatus.PUBLISHED:
        return _("Public already.")
    problem = why_not_publishable(event)
    return _("Stays as it is. %(problem)s") % {"problem": problem} if problem else _("Ready.")


def _publishing_summary(events: QuerySet[Event]) -> str:
    hidden = [event for event in events if event.status != EventStatus.PUBLISHED]
    lacking = sum(why_not_publishable(event) is not None for event in hidden)
    ready = len(hidden) - lacking
    words = [
        ngettext("%(ready)d event becomes public.", "%(ready)d events become public.", ready)
        % {"ready": ready}
    ]
    if lacking:
        stay = ngettext(
            "%(lacking)d lacks something and stays as it is.",
            "%(lacking)d lack something and stay as they are.",
            lacking,
        )
        words.append(stay % {"lacking": lacking})
    return " ".join([*words, _("Nobody is written to.")])


def _published_words(number: int) -> str:
    words = ngettext("%(number)d event is public.", "%(number)d events are public.", number)
    return words % {"number": number}
