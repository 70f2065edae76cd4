"""Which events and sessions the tables show: when they are, and whether there is room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from events.enums import SessionStatus
from events.models import Session

Condition = Callable[[datetime], Q]


def _within(days: int) -> Condition:
    return lambda now: Q(ends_at__gt=now, starts_at__lt=now + timedelta(days=days))


WHEN: dict[str, tuple[StrPromise, Condition]] = {
    "week": (_("in the next 7 days"), _within(7)),
    "month": (_("in the next 30 days"), _within(30)),
    "to_come": (_("to come"), lambda now: Q(ends_at__gt=now)),
    "over": (_("over"), lambda now: Q(ends_at__lte=now)),
}
ROOM: dict[str, tuple[StrPromise, Condition]] = {
    "free": (_("with free seats"), lambda _now: Q(capacity=None) | Q(taken__lt=F("capacity"))),
    "full": (_("full"), lambda _now: Q(taken__gte=F("capacity"))),
    "waiting": (_("with people waiting"), lambda _now: Q(waiting__gt=0)),
}


class SessionsFilter(admin.SimpleListFilter):
    """Sessions for which one of ``conditions`` holds."""

    conditions: dict[str, tuple[StrPromise, Condition]]

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrPromise]]:
        return [(name, words) for name, (words, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in self.conditions:
            return queryset
        return self.those(queryset, self.conditions[self.value() or ""][1](timezone.now()))

    def those(self, queryset: QuerySet[Any], condition: Q) -> QuerySet[Any]:
        """The rows of ``queryset`` for whose sessions ``condition`` holds."""
        return queryset.filter(condition)


class SessionsWhen(SessionsFilter):
    title, parameter_name, conditions = _("date"), "when", WHEN


class SessionsRoom(SessionsFilter):
    title, parameter_name, conditions = _("seats"), "room", ROOM


class OfEvents(SessionsFilter):
    """Events of which at least one session that takes place is so."""

    def those(self, queryset: QuerySet[Any], condition: Q) -> QuerySet[Any]:
        held = Session.objects.filter(event=OuterRef("pk"), status=SessionStatus.SCHEDULED)
        return queryset.filter(Exists(held.filter(condition)))


class EventsWhen(OfEvents, SessionsWhen):
    pass


class EventsRoom(OfEvents, SessionsRoom):
    pass
