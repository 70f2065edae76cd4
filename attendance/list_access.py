"""The one door to lists of who came: of her own programmes' events, and of no other."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from attendance.windows import BEFORE
from events.models import Event, Occurrence, Session


def may_write_lists(request: HttpRequest) -> bool:
    """Coordinators and administrators: names are on these pages."""
    return bool(cast("User", request.user).has_perm("attendance.change_attendance"))


def refuse_others(request: HttpRequest) -> None:
    """Raises PermissionDenied for who writes no lists."""
    if not may_write_lists(request):
        raise PermissionDenied


def dates_for(request: HttpRequest, now: datetime) -> QuerySet[Occurrence]:
    """The dates of her events of which lists may be written, the last first."""
    dates = Occurrence.objects.filter(session__event__in=_hers(request), starts_at__lt=now + BEFORE)
    return dates.select_related("session__event", "session__room").order_by("-starts_at", "-pk")


def date_for(request: HttpRequest, key: UUID) -> Occurrence:
    """A date of an event that she coordinates, whenever it is."""
    dates = Occurrence.objects.filter(session__event__in=_hers(request))
    return get_object_or_404(dates.select_related("session__event__programme"), key=key)


def session_for(request: HttpRequest, key: UUID) -> Session:
    """A session of an event that she coordinates."""
    sessions = Session.objects.filter(event__in=_hers(request))
    return get_object_or_404(sessions.select_related("event__programme"), key=key)


def _hers(request: HttpRequest) -> QuerySet[Event, Any]:
    return Event.objects.published().coordinated_by(request.user).values("pk")
