"""People who take part, to be read: whom a coordinator sees is ``visible_to``."""

from __future__ import annotations

from typing import Any, TypedDict

from django.contrib import admin
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from core.admin import DeskAdmin, NoDeletion
from exchange.export_admin import ExportMixin
from participants.models import Participant, SourceCode
from participants.resources import ParticipantResource
from programmes.admin_filters import OfProgramme
from programmes.models import Programme


class Codes(TypedDict):
    codes: str


class InProgramme(OfProgramme):
    """The people of one of her programmes."""

    def of(self, queryset: QuerySet[Any], programmes: list[int]) -> QuerySet[Any]:
        chosen = Programme.objects.filter(pk__in=programmes)
        people = Participant.objects.of_programmes(chosen)
        return queryset.filter(pk__in=people.values("pk"))


class PossibleDuplicates(OfProgramme):
    """Somebody decides who is one person: the portal only shows who may be."""

    title = _("possible duplicates in")
    parameter_name = "duplicates"

    def of(self, queryset: QuerySet[Any], programmes: list[int]) -> QuerySet[Any]:
        programme = Programme.objects.filter(pk__in=programmes).first()
        if programme is None:
            return queryset.none()
        twins = Participant.objects.possible_duplicates(programme)
        return queryset.filter(pk__in=twins.values("pk"))


@admin.register(Participant)
class ParticipantAdmin(ExportMixin, NoDeletion, DeskAdmin[Participant]):
    export_resource = ParticipantResource
    list_display = ["last_name", "first_name", "user", "school", "school_year", "codes"]
    list_filter = [InProgramme, PossibleDuplicates, "occupation"]
    list_select_related = ["user", "school__organisation"]
    search_fields = ["last_name", "first_name", "user__email", "codes"]
    ordering = ["last_name", "first_name", "pk"]
    readonly_fields = ["codes"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participant]:
        """Codes too are those of her programmes: another's would tell where else somebody is."""
        mine = Programme.objects.coordinated_by(request.user).values("pk")
        codes = SourceCode.objects.filter(participant=OuterRef("pk"), programme__in=mine)
        listed = codes.order_by().values("participant").annotate(listed=StringAgg("code", ", "))
        rows: QuerySet[Participant] = super().get_queryset(request).filter(erased_at=None)
        if not request.user.is_superuser:
            seen = Participant.objects.visible_to(request.user).values("pk")
            rows = rows.filter(pk__in=seen, restricted_at=None)
        return rows.annotate(
            codes=Coalesce(Subquery(listed.values("listed")), Value(""), output_field=TextField())
        )

    @admin.display(description=_("codes of the source"), ordering="codes")
    def codes(self, participant: WithAnnotations[Participant, Codes]) -> str:
        return participant.codes

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Participant | None = None) -> bool:
        """Her data is hers to correct, on her profile."""
        return False
