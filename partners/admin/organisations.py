from __future__ import annotations

from typing import Any, TypedDict

from django.contrib import admin
from django.db.models import Count, Manager, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from core.admin import DeskAdmin, NoDeletion, ScopedChoices
from partners.admin.changing import OfAnOrganisation
from partners.models import Department, Membership, Organisation, Professional, Site


class Belongings(TypedDict):
    site_count: int
    professional_count: int


def _how_many(rows: Manager[Any]) -> Coalesce:
    """Counted for the rows of one page, where a join would count those of the whole registry."""
    of_it = rows.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    return Coalesce(Subquery(of_it.annotate(number=Count("pk")).values("number")), 0)


class DepartmentInline(admin.TabularInline[Department, Organisation]):
    model = Department
    extra = 0


class MembershipInline(ScopedChoices, admin.TabularInline[Membership, Organisation]):
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Organisation)
class OrganisationAdmin(OfAnOrganisation, NoDeletion, DeskAdmin[Organisation]):
    owner = ""
    list_display = ["name", "kind", "municipality", "email", "sites", "professionals"]
    list_filter = ["kind"]
    list_select_related = ["municipality"]
    search_fields = ["name", "short_name", "municipality__name"]
    autocomplete_fields = ["municipality"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [DepartmentInline, MembershipInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        rows: QuerySet[Organisation] = super().get_queryset(request)
        return rows.annotate(
            site_count=_how_many(Site.objects), professional_count=_how_many(Professional.objects)
        )

    @admin.display(description=_("sites"), ordering="site_count")
    def sites(self, organisation: WithAnnotations[Organisation, Belongings]) -> int:
        return organisation.site_count

    @admin.display(description=_("professionals"), ordering="professional_count")
    def professionals(self, organisation: WithAnnotations[Organisation, Belongings]) -> int:
        return organisation.professional_count

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Organisation | None = None
    ) -> dict[str, Any]:
        """Only where the address name can be written: a read-only page has no such field."""
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(Department)
class DepartmentAdmin(OfAnOrganisation, NoDeletion, DeskAdmin[Department]):
    list_display = ["name", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    autocomplete_fields = ["organisation"]
