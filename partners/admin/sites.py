from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from core.admin import DeskAdmin, NoDeletion
from exchange.export_admin import ExportMixin
from partners.admin.changing import OfAnOrganisation
from partners.enums import Provided
from partners.models import Room, Site
from partners.models.accessibility import QUESTIONS
from partners.resources import SiteResource

SHEET = [*QUESTIONS, "accessibility_notes"]


class HasSheet(admin.SimpleListFilter):
    """Sites of which somebody who needs it knows something, and those that need asking."""

    title = _("accessibility sheet")
    parameter_name = "sheet"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Site]
    ) -> list[tuple[str, StrPromise]]:
        return [("yes", _("Filled in")), ("no", _("Missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Site]) -> QuerySet[Site]:
        silent = Q(**dict.fromkeys(QUESTIONS, Provided.UNKNOWN))
        match self.value():
            case "yes":
                return queryset.exclude(silent)
            case "no":
                return queryset.filter(silent)
        return queryset


class RoomInline(admin.StackedInline[Room, Site]):
    model = Room
    extra = 0


@admin.register(Site)
class SiteAdmin(ExportMixin, OfAnOrganisation, NoDeletion, DeskAdmin[Site]):
    export_resource = SiteResource
    list_display = ["name", "organisation", "address", "municipality", "has_sheet"]
    list_filter = [HasSheet]
    list_select_related = ["organisation", "municipality"]
    search_fields = ["name", "address", "organisation__name", "municipality__name"]
    autocomplete_fields = ["organisation", "municipality"]
    inlines = [RoomInline]
    fieldsets = [
        (None, {"fields": ["organisation", "name", "address", "postal_code", "municipality"]}),
        (None, {"fields": ["directions", *SHEET]}),
    ]

    @admin.display(description=_("accessibility sheet"), boolean=True)
    def has_sheet(self, site: Site) -> bool:
        return site.has_accessibility_sheet


@admin.register(Room)
class RoomAdmin(OfAnOrganisation, NoDeletion, DeskAdmin[Room]):
    owner = "site"
    owner_to_organisation = "organisation"
    list_display = ["name", "site", "organisation", "floor"]
    list_select_related = ["site__organisation"]
    search_fields = ["name", "site__name", "site__organisation__name"]
    autocomplete_fields = ["site"]
    fields = ["site", "name", "floor", *SHEET]

    @admin.display(description=_("organisation"), ordering="site__organisation__name")
    def organisation(self, room: Room) -> str:
        return room.site.organisation.name
