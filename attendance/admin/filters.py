"""Filters of the tables of certificates."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from attendance.certificates.differing import differing
from attendance.certificates.telling import DIFFERS, FILTER
from attendance.models import Certificate
from attendance.models.certificate import CertificateQuerySet
from programmes.admin_filters import OfProgramme


class RulesOfProgramme(OfProgramme):
    path = "event__programme"


class CertificatesOfProgramme(OfProgramme):
    path = "registration__session__event__programme"


class Differing(admin.SimpleListFilter):
    """Those that say something else than the attendance does now."""

    title, parameter_name = _("what to look at"), FILTER

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrPromise]]:
        return [(DIFFERS, _("not what the attendance says now"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Certificate]
    ) -> QuerySet[Certificate]:
        if self.value() == DIFFERS:
            return queryset.filter(pk__in=differing(cast("CertificateQuerySet", queryset)))
        return queryset


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
