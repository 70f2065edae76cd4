"""The registry of schools: read by every coordinator, changed by platform administrators."""

from __future__ import annotations

from django.contrib import admin

from core.admin import NoDeletion, ScopedChoices
from schools.models import School


@admin.register(School)
class SchoolAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[School]):
    list_display = ["organisation", "ministerial_code", "level", "track", "institute"]
    list_filter = ["level", "track"]
    list_select_related = ["organisation", "institute__organisation"]
    search_fields = ["organisation__name", "ministerial_code"]
    autocomplete_fields = ["organisation", "institute"]
