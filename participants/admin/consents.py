"""Consents on the desk: to be read. People change them on their own page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import DeskAdmin, NoDeletion
from core.admin.problems import ProblemFilter
from participants.models import Consent, ConsentAnswer, ConsentUse, Participant, Purpose
from participants.problems import CONSENT_PROBLEMS
from programmes.admin_filters import OfProgramme
from programmes.models import Programme


class ConsentProblems(ProblemFilter):
    problems = CONSENT_PROBLEMS


class ConsentsOfProgramme(OfProgramme):
    """Those of the people of one of her programmes."""

    def of(self, queryset: QuerySet[Any], programmes: list[int]) -> QuerySet[Any]:
        people = Participant.objects.of_programmes(Programme.objects.filter(pk__in=programmes))
        return queryset.filter(participant__in=people.values("pk"))


class UseInline(admin.TabularInline[ConsentUse, Purpose]):
    model = ConsentUse
    extra = 0
    can_delete = False


class AnswerInline(admin.TabularInline[ConsentAnswer, Consent]):
    """Who said what, and when: the log."""

    model = ConsentAnswer
    extra = 0
    can_delete = False
    fields = ["answered_at", "answer", "by", "guardianship", "through"]
    readonly_fields = ["answered_at", "answer", "by", "guardianship", "through"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConsentAnswer]:
        rows: QuerySet[ConsentAnswer] = super().get_queryset(request)
        return rows.select_related("guardianship__guardian", "guardianship__participant")

    def has_add_permission(self, request: HttpRequest, obj: Consent | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Consent | None = None) -> bool:
        return False


@admin.register(Consent)
class ConsentAdmin(NoDeletion, DeskAdmin[Consent]):
    list_display = ["participant", "what", "given_at", "effective_at", "withdrawn_at", "end"]
    list_filter = [ConsentProblems, ConsentsOfProgramme, "purpose", "use", "end"]
    search_fields = ["participant__last_name", "participant__first_name"]
    date_hierarchy = "given_at"
    inlines = [AnswerInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Consent]:
        rows: QuerySet[Consent] = super().get_queryset(request)
        if not request.user.is_superuser:
            rows = rows.filter(pk__in=Consent.objects.visible_to(request.user).values("pk"))
        return rows.select_related("participant", "purpose", "use", "text__purpose")

    @admin.display(description=_("consent"))
    def what(self, consent: Consent) -> str:
        return consent.what

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Consent | None = None) -> bool:
        """Her yes and her no are hers to say."""
        return False
