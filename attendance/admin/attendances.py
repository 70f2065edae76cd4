"""Who came, to be read and taken out: it is written at doors, in lists, from files and logs."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from attendance.models import Attendance
from attendance.resources import AttendanceResource
from core.admin import DeskAdmin, NoDeletion
from exchange.export_admin import ExportMixin
from programmes.admin_filters import OfProgramme


class AttendancesOfProgramme(OfProgramme):
    path = "registration__session__event__programme"


@admin.register(Attendance)
class AttendanceAdmin(NoDeletion, ExportMixin, DeskAdmin[Attendance]):
    export_resource = AttendanceResource
    list_display = ["who", "event", "occurrence", "present", "arrived_at", "left_at", "source"]
    list_filter: ClassVar = [AttendancesOfProgramme, "source"]
    list_select_related = [
        "registration__participant",
        "registration__school_class__school__organisation",
        "registration__session__event",
        "occurrence",
    ]
    search_fields = [
        "registration__code",
        "registration__participant__last_name",
        "registration__participant__first_name",
        "registration__session__event__title",
    ]
    date_hierarchy = "arrived_at"
    fields = [
        "registration",
        "occurrence",
        "present",
        "arrived_at",
        "left_at",
        "source",
        "door",
        "recorded_by",
        "reason",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attendance]:
        shown: QuerySet[Attendance] = super().get_queryset(request)
        if request.user.is_superuser:
            return shown
        hers = Attendance.objects.coordinated_by(request.user).shown_to_staff()
        return shown.filter(pk__in=hers.order_by().values("pk"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Attendance | None = None) -> bool:
        """A correction asks for a reason, in the list of the date."""
        return False

    @admin.display(description=_("who"), ordering="registration__participant__last_name")
    def who(self, row: Attendance) -> str:
        return row.registration.who

    @admin.display(description=_("event"), ordering="registration__session__event__title")
    def event(self, row: Attendance) -> str:
        return row.registration.session.event.title
