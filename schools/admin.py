"""The registry of schools: read by every coordinator, changed by platform administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import DeskAdmin, NoDeletion
from exchange.export_admin import ExportMixin
from places.uploading import FileImport
from schools.models import School, SchoolClass
from schools.registry_job import KIND
from schools.resources import SchoolClassResource
from schools.services.registry import check_file
from schools.years import year_words

SAID_BY_IMPORT = ["registry", "registry_name", "registry_year", "gone_since"]


class StandingFilter(admin.SimpleListFilter):
    """Whether the registry still has a school."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("current", _("In the registry, or never was")), ("gone", _("Gone"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[School]) -> QuerySet[School]:
        if self.value() == "gone":
            return queryset.exclude(gone_since="")
        return queryset.current() if self.value() else queryset  # type: ignore[attr-defined]


@admin.register(School)
class SchoolAdmin(FileImport, NoDeletion, DeskAdmin[School]):
    import_kind = KIND
    import_button = _("Import the registry")
    import_explanation = _(
        "One or more of the four files of the ministry’s open data (SCUANAGRAFESTAT, "
        "SCUANAGRAFEPAR, SCUANAAUTSTAT, SCUANAAUTPAR), each whole: a school that the file of a "
        "later year does not have is marked as gone."
    )
    check_file = staticmethod(check_file)
    list_display = [
        "organisation",
        "ministerial_code",
        "municipality",
        "level",
        "track",
        "registry",
        "institute",
        "last_year",
    ]
    list_filter = [
        "level",
        "track",
        "registry",
        StandingFilter,
        ("organisation__municipality__region", admin.AllValuesFieldListFilter),
    ]
    list_select_related = ["organisation__municipality", "institute__organisation"]
    search_fields = [
        "organisation__name",
        "ministerial_code",
        "organisation__municipality__name",
        "=organisation__municipality__province",
    ]
    autocomplete_fields = ["organisation", "institute"]
    readonly_fields = SAID_BY_IMPORT
    fieldsets = [
        (None, {"fields": ["organisation", "ministerial_code", "level", "track", "institute"]}),
        (
            _("Where and how to reach it"),
            {"fields": ["address", "postal_code", "email", "pec", "website"]},
        ),
        (_("Teachers"), {"fields": ["trusts_addresses"]}),
        (
            _("What the registry says"),
            {"fields": [*SAID_BY_IMPORT, "special_kind"]},
        ),
    ]

    @admin.display(description=_("municipality"), ordering="organisation__municipality__name")
    def municipality(self, school: School) -> str:
        return str(school.organisation.municipality or "")

    @admin.display(description=_("in the registry"), ordering="registry_year")
    def last_year(self, school: School) -> str:
        return year_words(school.registry_year)


@admin.register(SchoolClass)
class SchoolClassAdmin(ExportMixin, DeskAdmin[SchoolClass]):
    export_resource = SchoolClassResource
    list_display = ["school", "school_year", "year", "section", "pupils"]
    list_filter = ["school_year", "year", "school__level"]
    list_select_related = ["school__organisation"]
    search_fields = ["school__organisation__name", "school__ministerial_code", "=section"]
    autocomplete_fields = ["school"]
