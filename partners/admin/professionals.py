"""People whom students meet, and whether they may work with minors."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from django import forms
from django.contrib import admin
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from core.admin import DeskAdmin, NoDeletion, RowActions
from exchange.export_admin import ExportMixin
from partners.admin.changing import OfAnOrganisation
from partners.admin.conduct import AcceptanceInline, ConductActions
from partners.models import Organisation, Professional, SafeguardingCheck
from partners.resources import ProfessionalResource


class LastCheck(TypedDict):
    checked_until: date | None


class CheckInline(NoDeletion, admin.TabularInline[SafeguardingCheck, Professional]):
    """Seen only by who may change the organisation: it is nobody else's business (L14)."""

    model = SafeguardingCheck
    extra = 0
    fields = ["checked_on", "valid_until", "outcome", "checked_by"]
    readonly_fields = ["checked_by"]

    def has_view_permission(self, request: HttpRequest, obj: Professional | None = None) -> bool:
        allowed = super().has_view_permission(request, obj)
        return allowed and self._is_hers(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was found on a day is not written anew: another check is."""
        return False

    def has_add_permission(self, request: HttpRequest, obj: Professional | None = None) -> bool:
        return super().has_add_permission(request, obj) and self._is_hers(request, obj)

    def _is_hers(self, request: HttpRequest, obj: Professional | None) -> bool:
        mine = Organisation.objects.changeable_by(request.user)
        return obj is None or mine.filter(pk=obj.organisation_id).exists()


@admin.register(Professional)
class ProfessionalAdmin(
    ConductActions,
    ExportMixin,
    OfAnOrganisation,
    RowActions,
    NoDeletion,
    DeskAdmin[Professional],
):
    export_resource = ProfessionalResource
    list_display = [
        "last_name",
        "first_name",
        "job_title",
        "organisation",
        "is_role_model",
        "checked_until",
    ]
    list_filter = ["is_role_model"]
    list_select_related = ["organisation"]
    search_fields = ["last_name", "first_name", "organisation__name", "source_code"]
    autocomplete_fields = ["organisation", "department"]
    inlines = [CheckInline, AcceptanceInline]
    actions = ["send_conduct", "record_conduct"]

    def row_actions(self, request: HttpRequest, row: Model) -> list[tuple[str, str]]:
        """No buttons where she may not change the body."""
        return super().row_actions(request, row) if self.is_changeable(request, row) else []

    def get_exclude(self, request: HttpRequest, obj: Professional | None = None) -> list[str]:
        """Her gender and address are seen by who may change the body, to be put right."""
        hers = obj is None or self.is_changeable(request, obj)
        return [] if hers else ["gender", "email"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Professional]:
        good = SafeguardingCheck.objects.valid_on(timezone.localdate()).filter(
            professional=OuterRef("pk"),
            professional__organisation__in=Organisation.objects.changeable_by(request.user),
        )
        until = Subquery(good.values("valid_until")[:1])
        rows: QuerySet[Professional] = super().get_queryset(request)
        return rows.annotate(checked_until=until)

    @admin.display(description=_("may work with minors until"), ordering="checked_until")
    def checked_until(self, row: WithAnnotations[Professional, LastCheck]) -> date | None:
        return row.checked_until

    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm[Any], formset: Any, change: Any
    ) -> None:
        """Who writes a check down is who made it."""
        for check in formset.save(commit=False):
            check.checked_by = request.user
            check.save()
        formset.save_m2m()
