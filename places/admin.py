"""The archive of municipalities: read by every coordinator, changed by platform administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import DeskAdmin, NoDeletion
from core.db import Plain
from places.archive_job import KIND
from places.models import Municipality
from places.services import check_archive
from places.uploading import FileImport


class StandingFilter(admin.SimpleListFilter):
    """Whether a municipality is there today."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("active", _("There today")), ("ceased", _("Ceased"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Municipality]
    ) -> QuerySet[Municipality]:
        if self.value() is None:
            return queryset
        return queryset.filter(ceased_on__isnull=self.value() == "active")


@admin.register(Municipality)
class MunicipalityAdmin(FileImport, NoDeletion, DeskAdmin[Municipality]):
    import_kind = KIND
    import_button = _("Import the archive")
    import_explanation = _(
        "The national archive of municipalities (ANPR_archivio_comuni.csv), as the ministry of "
        "the interior publishes it."
    )
    check_file = staticmethod(check_archive)
    list_display = ["name", "province", "region", "istat_code", "cadastral_code", "ceased_on"]
    list_filter = [StandingFilter, "region"]
    search_fields = ["name", "other_names", "=istat_code", "=cadastral_code", "=province"]
    # Who looks for a place means one that is there: those that ceased come after it.
    ordering = [
        Case(When(ceased_on=None, then=Value(0)), default=Value(1)),
        Plain("name"),
        "pk",
    ]
