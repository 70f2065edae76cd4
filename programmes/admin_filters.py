"""Filters by programme, for the tables of every app above."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme


class OfProgramme(admin.SimpleListFilter):
    """The rows of one of her programmes. ``path`` leads from a row to it."""

    title = _("programme")
    parameter_name = "programme"
    path: ClassVar[str]

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        mine = Programme.objects.coordinated_by(request.user)
        return [(str(programme.pk), programme.title) for programme in mine]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """A programme that is not hers has no rows."""
        if self.value() is None:
            return queryset
        chosen = [int(pk) for pk, _title in self.lookup_choices if pk == self.value()]
        return self.of(queryset, chosen)

    def of(self, queryset: QuerySet[Any], programmes: list[int]) -> QuerySet[Any]:
        """The rows of ``queryset`` that belong to one of ``programmes``."""
        return queryset.filter(**{f"{self.path}__in": programmes})
