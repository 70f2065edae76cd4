"""Series, and what a programme is made of."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core.admin import DeskAdmin, NoDeletion, ScopedChoices
from programmes.models import Action, Phase, Programme, Series


@admin.register(Series)
class SeriesAdmin(NoDeletion, DeskAdmin[Series]):
    list_display = ["name"]
    search_fields = ["name"]


class OfMyProgrammes(ScopedChoices):
    """Rows that are part of a programme: each coordinator's own."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return rows.filter(programme__in=Programme.objects.coordinated_by(request.user))


@admin.register(Phase)
class PhaseAdmin(OfMyProgrammes, NoDeletion, DeskAdmin[Phase]):
    list_display = ["name", "programme", "starts_on", "ends_on"]
    list_select_related = ["programme"]
    search_fields = ["name", "programme__title"]
    autocomplete_fields = ["programme"]


@admin.register(Action)
class ActionAdmin(OfMyProgrammes, NoDeletion, DeskAdmin[Action]):
    list_display = ["title", "programme", "parent", "position"]
    list_select_related = ["programme", "parent"]
    list_filter = [("programme", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title", "programme__title"]
    autocomplete_fields = ["programme", "parent"]
