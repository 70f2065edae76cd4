"""Organisations and what belongs to them.

Every coordinator reads them. Who may change an organisation is decided here for its managers, and
in ``programmes.admin`` for the coordinators of the programmes that it leads.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from core.admin import SAFE_ADDRESSES, NoDeletion, ScopedChoices
from partners.enums import MembershipRole
from partners.models import Department, Membership, Organisation, Professional, Room, Site

SHEET = [
    "step_free",
    "accessible_toilet",
    "lift",
    "hearing_loop",
    "quiet_space",
    "accessibility_notes",
]


class DepartmentInline(admin.TabularInline[Department, Organisation]):
    model = Department
    extra = 0


class MembershipInline(ScopedChoices, admin.TabularInline[Membership, Organisation]):
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


class RoomInline(admin.StackedInline[Room, Site]):
    model = Room
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Organisation]):
    list_display = ["name", "kind", "municipality", "email"]
    list_filter = ["kind"]
    list_select_related = ["municipality"]
    search_fields = ["name", "short_name"]
    autocomplete_fields = ["municipality"]
    prepopulated_fields = {"slug": ["name"]}
    formfield_overrides = SAFE_ADDRESSES
    inlines = [DepartmentInline, MembershipInline]

    def has_change_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.is_run_by(request, obj))

    def is_run_by(self, request: HttpRequest, organisation: Organisation) -> bool:
        """Is the person a platform administrator, or a manager of the organisation?"""
        if request.user.is_superuser:
            return True
        managers = organisation.memberships.filter(role=MembershipRole.MANAGER)
        return managers.filter(user=request.user.pk).exists()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Organisation | None = None
    ) -> dict[str, Any]:
        """Only where the address name can be written: a read-only page has no such field."""
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(Site)
class SiteAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Site]):
    list_display = ["name", "organisation", "address", "municipality"]
    list_select_related = ["organisation", "municipality"]
    search_fields = ["name", "address", "organisation__name", "municipality__name"]
    autocomplete_fields = ["organisation", "municipality"]
    inlines = [RoomInline]
    fieldsets = [
        (None, {"fields": ["organisation", "name", "address", "postal_code", "municipality"]}),
        (None, {"fields": ["directions", *SHEET]}),
    ]


@admin.register(Room)
class RoomAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Room]):
    list_display = ["name", "site", "floor"]
    list_select_related = ["site"]
    search_fields = ["name", "site__name"]
    autocomplete_fields = ["site"]
    fields = ["site", "name", "floor", *SHEET]


@admin.register(Professional)
class ProfessionalAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Professional]):
    list_display = ["last_name", "first_name", "job_title", "organisation", "is_role_model"]
    list_filter = ["is_role_model"]
    list_select_related = ["organisation"]
    search_fields = ["last_name", "first_name", "organisation__name"]
    autocomplete_fields = ["organisation", "department"]


@admin.register(Department)
class DepartmentAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Department]):
    list_display = ["name", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    autocomplete_fields = ["organisation"]
