"""Classes of schools on the desk: read by every coordinator, written by a network's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programmes.access import schools_of_her_networks
from schools.admin import SchoolClassAdmin
from schools.models import SchoolClass

NOT_OF_HERS = _("This school is not in the network of a programme of yours.")

admin.site.unregister(SchoolClass)


@admin.register(SchoolClass)
class NetworkClassAdmin(SchoolClassAdmin):
    """The rule of the sheet of classes, on their page."""

    def has_change_permission(self, request: HttpRequest, obj: SchoolClass | None = None) -> bool:
        if obj and not schools_of_her_networks(request.user).filter(pk=obj.school_id).exists():
            return False
        return super().has_change_permission(request, obj)

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> QuerySet[Any] | None:
        """A class is given only to a school of her networks."""
        if db_field.name == "school":
            return schools_of_her_networks(request.user)
        return super().get_field_queryset(db, db_field, request)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "school":
            field.error_messages["invalid_choice"] = NOT_OF_HERS
        return field
