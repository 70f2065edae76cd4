"""Partners on the desk, as programmes see them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from exchange.export_admin import ExportMixin
from partners.admin import OrganisationAdmin
from partners.models import Organisation
from programmes.admin_filters import OfProgramme
from programmes.models import Partnership
from programmes.resources import OrganisationTableResource

admin.site.unregister(Organisation)


class TakesPartIn(OfProgramme):
    """The bodies of one of her programmes."""

    def of(self, queryset: QuerySet[Any], programmes: list[int]) -> QuerySet[Any]:
        there = Partnership.objects.filter(programme__in=programmes)
        return queryset.filter(pk__in=there.values("organisation"))


@admin.register(Organisation)
class PartnerAdmin(ExportMixin, OrganisationAdmin):
    export_resource = OrganisationTableResource
    list_filter = [TakesPartIn, *OrganisationAdmin.list_filter]
