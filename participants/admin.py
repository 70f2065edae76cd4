"""People who take part, to be read. Whom a coordinator sees: ``registrations.admin``."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core.admin import NoDeletion
from participants.models import Participant


@admin.register(Participant)
class ParticipantAdmin(NoDeletion, admin.ModelAdmin[Participant]):
    list_display = ["last_name", "first_name", "user", "school"]
    list_select_related = ["user", "school__organisation"]
    search_fields = ["last_name", "first_name", "user__email"]
    ordering = ["last_name", "first_name", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participant]:
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(pk__in=self.seen_by(request))

    def seen_by(self, request: HttpRequest) -> QuerySet[Participant]:
        """The people whom a coordinator sees; nobody, as far as this app knows."""
        return Participant.objects.none()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Participant | None = None) -> bool:
        """Her data is hers to correct, on her profile."""
        return False
