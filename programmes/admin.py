"""Programmes on the desk: each coordinator's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import NoDeletion, ScopedChoices, act_on_each
from partners.admin import OrganisationAdmin
from partners.models import Organisation
from programmes.enums import PartnershipRole
from programmes.models import (
    Action,
    Coordinator,
    Funding,
    Partnership,
    Phase,
    Programme,
    Series,
)
from programmes.services import conclude_programme, make_coordinator, publish_programme


class PhaseInline(admin.TabularInline[Phase, Programme]):
    model = Phase
    extra = 0


class PartnershipInline(ScopedChoices, admin.TabularInline[Partnership, Programme]):
    model = Partnership
    extra = 0
    autocomplete_fields = ["organisation", "department"]


class FundingInline(ScopedChoices, admin.StackedInline[Funding, Programme]):
    model = Funding
    extra = 0
    autocomplete_fields = ["funder"]


class CoordinatorInline(ScopedChoices, admin.TabularInline[Coordinator, Programme]):
    model = Coordinator
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Series)
class SeriesAdmin(NoDeletion, admin.ModelAdmin[Series]):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Programme)
class ProgrammeAdmin(NoDeletion, ScopedChoices, admin.ModelAdmin[Programme]):
    list_display = ["title", "status", "starts_on", "ends_on", "series"]
    list_filter = ["status"]
    list_select_related = ["series"]
    search_fields = ["title", "summary"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["series", "schools"]
    readonly_fields = ["status", "created_at", "updated_at"]
    inlines = [PartnershipInline, FundingInline, PhaseInline, CoordinatorInline]
    actions = ["publish", "conclude"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Programme]:
        ordered = super().get_queryset(request)
        return ordered.filter(pk__in=Programme.objects.coordinated_by(request.user).values("pk"))

    def save_model(
        self, request: HttpRequest, obj: Programme, form: forms.ModelForm[Programme], change: Any
    ) -> None:
        """Whoever makes a programme runs it: else she could not see what she made."""
        super().save_model(request, obj, form, change)
        if not change and not request.user.is_superuser:
            make_coordinator(programme=obj, user=request.user)  # type: ignore[arg-type]

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Programme]) -> None:
        act_on_each(
            request, queryset, model_admin=self, act=lambda row: publish_programme(programme=row)
        )

    @admin.action(description=_("Show among those concluded"), permissions=["change"])
    def conclude(self, request: HttpRequest, queryset: QuerySet[Programme]) -> None:
        act_on_each(
            request, queryset, model_admin=self, act=lambda row: conclude_programme(programme=row)
        )


class OfMyProgrammes(ScopedChoices):
    """Rows that are part of a programme: each coordinator's own."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return rows.filter(programme__in=Programme.objects.coordinated_by(request.user))


@admin.register(Phase)
class PhaseAdmin(OfMyProgrammes, NoDeletion, admin.ModelAdmin[Phase]):
    list_display = ["name", "programme", "starts_on", "ends_on"]
    list_select_related = ["programme"]
    search_fields = ["name", "programme__title"]
    autocomplete_fields = ["programme"]


@admin.register(Action)
class ActionAdmin(OfMyProgrammes, NoDeletion, admin.ModelAdmin[Action]):
    list_display = ["title", "programme", "parent", "position"]
    list_select_related = ["programme", "parent"]
    list_filter = [("programme", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title", "programme__title"]
    autocomplete_fields = ["programme", "parent"]


admin.site.unregister(Organisation)


@admin.register(Organisation)
class LedOrganisationAdmin(OrganisationAdmin):
    """An organisation is changed by the coordinators of the programmes that it leads too."""

    def is_run_by(self, request: HttpRequest, organisation: Organisation) -> bool:
        led = Programme.objects.coordinated_by(request.user).filter(
            partnerships__organisation=organisation, partnerships__role=PartnershipRole.LEAD
        )
        return super().is_run_by(request, organisation) or led.exists()
