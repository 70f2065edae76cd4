"""Calling an event off from the desk: it ends people's registrations."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import ask_first
from events.admin import EventAdmin
from events.models import Event
from registrations.services import cancel_event

admin.site.unregister(Event)


@admin.register(Event)
class BookedEventAdmin(EventAdmin):
    actions = [*EventAdmin.actions, "cancel"]

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these events and tell everybody in them why"),
            act=lambda event, reason: cancel_event(event=event, reason=reason),
        )
