"""Agreements with schools, without which hours of courses and placements do not count."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from attendance.models import SchoolAgreement
from core.admin import DeskAdmin, NoDeletion


@admin.register(SchoolAgreement)
class SchoolAgreementAdmin(NoDeletion, DeskAdmin[SchoolAgreement]):
    """Of the bodies in her programmes; what was signed is not written anew."""

    list_display = ["organisation", "school", "law", "signed_on", "valid_until"]
    list_filter: ClassVar = ["law"]
    list_select_related = ["organisation", "school__organisation"]
    search_fields = ["organisation__name", "school__organisation__name"]
    autocomplete_fields = ["organisation", "school"]
    fields = ["organisation", "school", "law", "signed_on", "valid_until"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SchoolAgreement]:
        hers = SchoolAgreement.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=hers)

    def get_readonly_fields(
        self, request: HttpRequest, obj: SchoolAgreement | None = None
    ) -> list[str]:
        """It may be ended early, which its history keeps."""
        return ["organisation", "school", "law", "signed_on"] if obj else []
