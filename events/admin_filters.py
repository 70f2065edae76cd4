"""Which events, sessions and professionals a table of the desk shows."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin.problems import ProblemFilter
from events.problems import EVENT_PROBLEMS, PROFESSIONAL_PROBLEMS, SESSION_PROBLEMS
from events.problems.professionals import speaking_in
from partners.models import Organisation
from programmes.admin_filters import OfProgramme


class EventProblems(ProblemFilter):
    problems = EVENT_PROBLEMS


class SessionProblems(ProblemFilter):
    problems = SESSION_PROBLEMS


class SessionsOfProgramme(OfProgramme):
    path = "event__programme"


class ProfessionalProblems(ProblemFilter):
    """Only of those whose checks she may read: it is nobody else's business (L14)."""

    problems = PROFESSIONAL_PROBLEMS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        hers = Organisation.objects.changeable_by(request.user)
        return super().queryset(request, queryset).filter(organisation__in=hers)


class ProfessionalsOfProgramme(OfProgramme):
    """Those of its events; a person of many of them is one row."""

    title = _("programme of their events")

    def of(self, queryset: QuerySet[Any], programmes: list[int]) -> QuerySet[Any]:
        return queryset.filter(pk__in=speaking_in(programmes))
