"""Calling an event off from the desk: it ends people's registrations."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first, save_changed
from events.admin import EventAdmin
from events.enums import EventStatus
from events.models import Event, Session, SessionQuerySet
from exchange.export_admin import ExportMixin
from registrations.admin.copying import CopyingEvents
from registrations.admin.move_words import moved_words, people_of_event, with_warning
from registrations.admin.opening import OpeningActions, to_come
from registrations.admin.told import Told, people_told, telling_words, told_by
from registrations.admin.writing import write_to_people
from registrations.models import Registration, RegistrationQuerySet
from registrations.resources import EventTableResource
from registrations.services import cancel_event, move_event

admin.site.unregister(Event)


@admin.register(Event)
class BookedEventAdmin(ExportMixin, CopyingEvents, OpeningActions, EventAdmin):
    export_resource = EventTableResource
    actions = [
        *EventAdmin.actions,
        write_to_people,
        "close_registration",
        "open_registration",
        "copy",
        "cancel",
    ]

    def is_for(self, action: str, event: Event) -> bool:
        """What is cancelled is over; sessions are opened and closed where there are some."""
        if action in {"cancel", "close_registration", "open_registration"}:
            has_sessions = self.sessions_to_come(Event.objects.filter(pk=event.pk)).exists()
            is_on = event.status != EventStatus.CANCELLED
            return is_on and (has_sessions or action == "cancel")
        return super().is_for(action, event)

    def sessions_to_come(self, queryset: QuerySet[Event]) -> SessionQuerySet:
        return to_come(Session.objects.filter(event__in=queryset.values("pk")))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the ways to its sessions and to who is in them."""
        sessions = reverse("admin:events_session_changelist")
        people = reverse("admin:registrations_registration_changelist")
        links = [
            (f"{sessions}?event__id__exact={object_id}", _("Its sessions")),
            (f"{people}?session__event__id__exact={object_id}", _("Who is in it")),
        ]
        more = {**(extra_context or {}), "row_links": links}
        return super().change_view(request, object_id, form_url, more)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        """The site was changed where it differs from the page that was opened, not the row."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "site":
            field.show_hidden_initial = True
        return field

    def save_model(
        self, request: HttpRequest, obj: Event, form: forms.ModelForm[Event], change: Any
    ) -> None:
        """People know where a published event is: its site changes by the operation."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        if obj.published_at is not None and "site" in form.changed_data:
            self._move(request, obj)
        save_changed(obj, form)

    def _move(self, request: HttpRequest, event: Event) -> None:
        """Who is in it is told, unless a colleague has moved it there meanwhile."""
        stays = Event.objects.filter(pk=event.pk, site=event.site).exists()
        people = 0 if stays else people_of_event(event)
        move_event(event=event, site=event.site)
        if people:
            self.message_user(request, moved_words(people), messages.SUCCESS)

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """With how many people another site is told to."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.published_at is None:
            return fieldsets
        return with_warning(fieldsets, partial(people_of_event, obj))

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
        people = _registrations_of(queryset)
        told = told_by(people, "session__event")
        done = Counter[str]()

        def call_off(event: Event, reason: str) -> None:
            reached = people_told(_registrations_of(Event.objects.filter(pk=event.pk)))
            cancel_event(event=event, reason=reason)
            done["people"] += reached

        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these events and tell everybody in them why"),
            act=call_off,
            button=ngettext("Cancel the event", "Cancel the events", queryset.count()),
            summary=_cancel_summary(queryset.count(), people),
            effect=lambda event: told.get(event.pk, Told()).words,
            outcome=lambda _done: (
                ngettext(
                    "Event cancelled: %(people)d person is told.",
                    "Event cancelled: %(people)d people are told.",
                    done["people"],
                )
                % {"people": done["people"]}
            ),
        )


def _registrations_of(events: QuerySet[Event]) -> RegistrationQuerySet:
    """Those of their sessions to come: what is over is not called off."""
    return Registration.objects.filter(
        session__event__in=events.values("pk"), session__ends_at__gt=timezone.now()
    )


def _cancel_summary(number: int, people: RegistrationQuerySet) -> str:
    words = ngettext("%(number)d event is cancelled.", "%(number)d events are cancelled.", number)
    return f"{words % {'number': number}} {telling_words(people)}"
