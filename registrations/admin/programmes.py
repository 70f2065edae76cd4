"""Programmes on the desk, with what hangs above them: how much is on, and copying all of it."""

from __future__ import annotations

from typing import TypedDict

from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from core.db import count_of
from events.models import Event, Session
from programmes.admin import ProgrammeAdmin
from programmes.models import Programme
from registrations.admin.copying import CopyingProgrammes

admin.site.unregister(Programme)


class OnCounts(TypedDict):
    event_count: int
    session_count: int


@admin.register(Programme)
class PlannedProgrammeAdmin(CopyingProgrammes, ProgrammeAdmin):
    list_display = [*ProgrammeAdmin.list_display, "events", "sessions"]
    actions = [*ProgrammeAdmin.actions, "copy"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Programme]:
        programmes = super().get_queryset(request)
        return programmes.annotate(
            event_count=count_of(Event.objects.filter(programme=OuterRef("pk"))),
            session_count=count_of(Session.objects.filter(event__programme=OuterRef("pk"))),
        )

    @admin.display(description=_("events"), ordering="event_count")
    def events(self, programme: WithAnnotations[Programme, OnCounts]) -> int:
        return programme.event_count

    @admin.display(description=_("sessions"), ordering="session_count")
    def sessions(self, programme: WithAnnotations[Programme, OnCounts]) -> int:
        return programme.session_count
