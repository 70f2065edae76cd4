"""Showing in a table only the rows that have a problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from core.problems import Problem


class ProblemFilter(admin.SimpleListFilter):
    """The rows that have one of ``problems``: exactly those that Today counts."""

    title = _("what to look at")
    parameter_name = "problem"
    problems: ClassVar[Sequence[Problem]]

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrPromise]]:
        return [(problem.name, problem.label) for problem in self.problems]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = [problem for problem in self.problems if problem.name == self.value()]
        now = timezone.now()
        return queryset.filter(chosen[0].rows(now)) if chosen else queryset
