"""Agreements on personal data with the partners of a programme (L11)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import DeskAdmin, NoDeletion
from programmes.admin_filters import OfProgramme
from programmes.models import DataAgreement, Partnership, Programme


class AgreementsOfProgramme(OfProgramme):
    path = "partnership__programme"


@admin.register(DataAgreement)
class DataAgreementAdmin(NoDeletion, DeskAdmin[DataAgreement]):
    """Each coordinator's own programmes; what was signed is not written anew."""

    list_display = ["partner", "programme", "kind", "allows", "signed_on", "valid_until"]
    list_filter = [AgreementsOfProgramme, "kind", "allows"]
    list_select_related = ["partnership__organisation", "partnership__programme"]
    search_fields = ["partnership__organisation__name", "partnership__programme__title"]
    fields = ["partnership", "kind", "allows", "signed_on", "valid_until"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DataAgreement]:
        hers = Programme.objects.coordinated_by(request.user)
        return super().get_queryset(request).filter(partnership__programme__in=hers)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        if db_field.name == "partnership":
            hers = Programme.objects.coordinated_by(request.user)
            rows = Partnership.objects.filter(programme__in=hers)
            told = rows.select_related("organisation", "programme")
            kwargs["queryset"] = told.order_by("programme__title", "organisation__name")
            kwargs["form_class"] = PartnershipField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(
        self, request: HttpRequest, obj: DataAgreement | None = None
    ) -> list[str]:
        """It may be ended early, or allow less: both are in its history."""
        return ["partnership", "kind", "signed_on"] if obj else []

    @admin.display(description=_("partner"), ordering="partnership__organisation__name")
    def partner(self, row: DataAgreement) -> str:
        return str(row.partnership.organisation)

    @admin.display(description=_("programme"), ordering="partnership__programme__title")
    def programme(self, row: DataAgreement) -> str:
        return str(row.partnership.programme)


class PartnershipField(forms.ModelChoiceField[Partnership]):
    """A partnership with its programme: bodies take part in several."""

    def label_from_instance(self, obj: Partnership) -> str:
        return f"{obj.organisation} · {obj.programme}"
