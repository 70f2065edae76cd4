"""Rows that are changed by whoever may change the organisation they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

NOT_HERS = _("You may not change what belongs to this: it takes part in others' programmes too.")


class OfAnOrganisation(Base):
    """Read by every coordinator, written by who may change the organisation.

    ``owner`` names the field through which a row belongs to an organisation, and
    ``owner_to_organisation`` the path from there to it; both are empty for an organisation.
    """

    owner = "organisation"
    owner_to_organisation = ""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.is_changeable(request, obj))

    def is_changeable(self, request: HttpRequest, obj: Model) -> bool:
        """May the person change the organisation that ``obj`` belongs to (or is)?"""
        path = "__".join(part for part in (self.owner, self.owner_to_organisation) if part)
        mine = Organisation.objects.changeable_by(request.user)
        rows = self.model._default_manager.filter(**{f"{path}__in" if path else "pk__in": mine})
        is_hers: bool = rows.filter(pk=obj.pk).exists()
        return is_hers

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> QuerySet[Any] | None:
        """A row is given only to what the person may change."""
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None or db_field.name != self.owner:
            return rows
        path = f"{self.owner_to_organisation}__in" if self.owner_to_organisation else "pk__in"
        return rows.filter(**{path: Organisation.objects.changeable_by(request.user)})

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == self.owner:
            field.error_messages["invalid_choice"] = NOT_HERS
        return field
