"""The people whom a coordinator sees: those registered for her events."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from participants.admin import ParticipantAdmin
from participants.models import Participant
from registrations.models import Registration

admin.site.unregister(Participant)


@admin.register(Participant)
class RegisteredParticipantAdmin(ParticipantAdmin):
    def seen_by(self, request: HttpRequest) -> QuerySet[Participant]:
        registered = Registration.objects.coordinated_by(request.user)
        return Participant.objects.filter(pk__in=registered.values("participant"))
