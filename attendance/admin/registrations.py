"""The table of registrations, with who did not come: for staff, and nobody else."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from attendance.models import Attendance
from registrations.admin.registrations import RegistrationAdmin
from registrations.enums import RegistrationStatus
from registrations.models import Registration


class Came(admin.SimpleListFilter):
    """Who came, and who had a place and did not.

    Where nothing was written of anybody nobody is said to have stayed away.
    """

    title, parameter_name = _("came"), "came"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrPromise]]:
        return [("yes", _("came")), ("no", _("did not come"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Registration]
    ) -> QuerySet[Registration]:
        came = Exists(Attendance.objects.that_count().filter(registration=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(came)
        if self.value() != "no":
            return queryset
        written = Attendance.objects.filter(occurrence__session=OuterRef("session"))
        return queryset.filter(
            ~came,
            Exists(written),
            status=RegistrationStatus.CONFIRMED,
            session__ends_at__lte=timezone.now(),
        )


admin.site.unregister(Registration)


@admin.register(Registration)
class PresentRegistrationAdmin(RegistrationAdmin):
    list_filter = [*RegistrationAdmin.list_filter, Came]
