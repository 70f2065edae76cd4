"""Which registrations the table of the desk shows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from core.admin.problems import ProblemFilter
from events.admin.filters import SessionsWhen
from events.models import Session
from programmes.admin_filters import OfProgramme
from registrations.models import Registration
from registrations.problems import REGISTRATION_PROBLEMS


class RegistrationProblems(ProblemFilter):
    problems = REGISTRATION_PROBLEMS


class RegistrationsOfProgramme(OfProgramme):
    path = "session__event__programme"


class RegistrationsWhen(SessionsWhen):
    """Those of sessions on some dates."""

    def those(self, queryset: QuerySet[Any], condition: Q) -> QuerySet[Any]:
        return queryset.filter(session__in=Session.objects.filter(condition).values("pk"))


class OutOfTurn(admin.SimpleListFilter):
    """Seats that organisers gave by hand: counted, so that nobody does it in the dark."""

    title, parameter_name = _("place out of turn"), "out_of_turn"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrPromise]]:
        return [("yes", _("given by hand"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Registration]
    ) -> QuerySet[Registration]:
        return queryset.exclude(promotion_reason="") if self.value() == "yes" else queryset
