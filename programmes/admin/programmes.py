"""Programmes on the desk: each coordinator's own."""

from __future__ import annotations

from typing import Any, TypedDict

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from core.admin import DeskAdmin, NoDeletion, RowActions, ScopedChoices, save_changed
from core.db import count_of
from programmes.admin.fundings import FundingInline
from programmes.admin.states import StateActions
from programmes.models import Coordinator, Funding, Partnership, Phase, Programme
from programmes.services import make_coordinator


class PhaseInline(admin.TabularInline[Phase, Programme]):
    model = Phase
    extra = 0


class PartnershipInline(ScopedChoices, admin.TabularInline[Partnership, Programme]):
    model = Partnership
    extra = 0
    autocomplete_fields = ["organisation", "department"]


class CoordinatorInline(ScopedChoices, admin.TabularInline[Coordinator, Programme]):
    model = Coordinator
    extra = 0
    autocomplete_fields = ["user"]


class Counts(TypedDict):
    partner_count: int
    funding_count: int


@admin.register(Programme)
class ProgrammeAdmin(StateActions, RowActions, NoDeletion, DeskAdmin[Programme]):
    list_display = ["title", "status", "starts_on", "ends_on", "series", "partners", "funders"]
    list_filter = ["status", ("series", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["series"]
    search_fields = ["title", "summary"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["series", "schools"]
    readonly_fields = ["status", "created_at", "updated_at"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "series", "summary", "description"]}),
        (_("For who takes part"), {"fields": ["audience_note", "how_to_take_part", "schools"]}),
        (_("Classes"), {"fields": ["max_class_bookings"]}),
        (_("From – to"), {"fields": [("starts_on", "ends_on")]}),
        (_("Contacts"), {"fields": ["contact_name", "contact_email", "contact_phone"]}),
        (_("Looks"), {"fields": [("colour", "topic")]}),
        (_("State"), {"fields": ["status", "created_at", "updated_at"]}),
    ]
    inlines = [PartnershipInline, FundingInline, PhaseInline, CoordinatorInline]
    actions = ["publish", "conclude"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Programme]:
        mine = Programme.objects.coordinated_by(request.user).values("pk")
        partnerships = Partnership.objects.filter(programme=OuterRef("pk"))
        fundings = Funding.objects.filter(programme=OuterRef("pk"))
        programmes: QuerySet[Programme] = super().get_queryset(request).filter(pk__in=mine)
        return programmes.annotate(
            partner_count=count_of(partnerships, "organisation"),
            funding_count=count_of(fundings),
        )

    @admin.display(description=_("partners"), ordering="partner_count")
    def partners(self, programme: WithAnnotations[Programme, Counts]) -> int:
        return programme.partner_count

    @admin.display(description=_("funders"), ordering="funding_count")
    def funders(self, programme: WithAnnotations[Programme, Counts]) -> int:
        return programme.funding_count

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Programme | None = None
    ) -> dict[str, Any]:
        """The address of what people have seen stays."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(
        self, request: HttpRequest, obj: Programme, form: forms.ModelForm[Programme], change: Any
    ) -> None:
        """Whoever makes a programme runs it: else she could not see what she made."""
        if change:
            save_changed(obj, form)
            return
        super().save_model(request, obj, form, change)
        if not request.user.is_superuser:
            make_coordinator(programme=obj, user=request.user)  # type: ignore[arg-type]
