"""Calling an event off from the desk: it ends people's registrations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first
from events.admin import EventAdmin
from events.models import Event
from registrations.admin.told import people_told, who_is_told
from registrations.models import Registration, RegistrationQuerySet
from registrations.services import cancel_event, move_event

admin.site.unregister(Event)


@admin.register(Event)
class BookedEventAdmin(EventAdmin):
    actions = [*EventAdmin.actions, "cancel"]

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
        if obj.published_at is not None:
            if "site" in form.changed_data:
                move_event(event=obj, site=obj.site)
            else:
                obj.site = Event.objects.select_related("site").get(pk=obj.pk).site
        super().save_model(request, obj, form, change)

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
        told = 0

        def call_off(event: Event, reason: str) -> None:
            nonlocal told
            people = people_told(_registrations_of(event))
            cancel_event(event=event, reason=reason)
            told += people

        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these events and tell everybody in them why"),
            act=call_off,
            button=ngettext("Cancel the event", "Cancel the events", queryset.count()),
            effect=lambda event: who_is_told(_registrations_of(event)),
            outcome=lambda _done: (
                ngettext(
                    "Event cancelled: %(people)d person is told.",
                    "Event cancelled: %(people)d people are told.",
                    told,
                )
                % {"people": told}
            ),
        )


def _registrations_of(event: Event) -> RegistrationQuerySet:
    """Those of its sessions to come: what is over is not called off."""
    return Registration.objects.filter(session__event=event, session__ends_at__gt=timezone.now())
