"""Programmes on the desk, with the hours of their people."""

from __future__ import annotations

from typing import cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from attendance.counting_hours import start_counting
from exchange.exports import PERMISSION
from programmes.models import Programme
from registrations.admin.programmes import PlannedProgrammeAdmin

admin.site.unregister(Programme)


@admin.register(Programme)
class CreditedProgrammeAdmin(PlannedProgrammeAdmin):
    actions = [*PlannedProgrammeAdmin.actions, "hours"]

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION) and self.has_view_permission(request)

    @admin.action(
        description=gettext_lazy("Count the hours under each law"), permissions=["export"]
    )
    def hours(self, request: HttpRequest, queryset: QuerySet[Programme]) -> HttpResponse | None:
        """A job does it; its page shows what it comes to, with a file."""
        rows = list(queryset[:2])
        if len(rows) != 1:
            self.message_user(request, _("Choose one programme."), messages.ERROR)
            return None
        job = start_counting(rows[0], by=cast("User", request.user))
        return redirect("jobs:show", key=job.key)
