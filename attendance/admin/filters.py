"""Filters of the tables of certificates."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from attendance.models import Certificate
from programmes.admin_filters import OfProgramme


class RulesOfProgramme(OfProgramme):
    path = "event__programme"


class CertificatesOfProgramme(OfProgramme):
    path = "registration__session__event__programme"


class Validity(admin.SimpleListFilter):
    """Those that hold, or were taken back."""

    title, parameter_name = _("state"), "state"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrPromise]]:
        return [("valid", _("valid")), ("revoked", _("revoked"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Certificate]
    ) -> QuerySet[Certificate]:
        if self.value() in {"valid", "revoked"}:
            return queryset.filter(revoked_at__isnull=self.value() == "valid")
        return queryset
