"""The one door through which attendance enters a view. What is not hers is 404, never 403."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Concat
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from attendance.models import Attendance
from core.db import Plain
from events.models import Event, Occurrence
from registrations.enums import RegistrationStatus
from registrations.models import Registration

# Doors open before the start, and late-comers are written down after the end.
BEFORE, AFTER = timedelta(hours=12), timedelta(hours=12)
MOST_FOUND, MOST_WORDS = 20, 6


def occurrences_for(request: HttpRequest, now: datetime) -> QuerySet[Occurrence]:
    """The dates at whose door the reader may stand now, the next one first."""
    mine = Event.objects.published().coordinated_by(request.user).values("pk")
    dates = Occurrence.objects.filter(
        session__event__in=mine, starts_at__lt=now + BEFORE, ends_at__gt=now - AFTER
    )
    return dates.select_related("session__event", "session__room").order_by("starts_at", "pk")


def occurrence_for(request: HttpRequest, key: object) -> Occurrence:
    """A date of an event that the reader coordinates, whenever it is."""
    mine = Event.objects.published().coordinated_by(request.user).values("pk")
    dates = Occurrence.objects.filter(session__event__in=mine).select_related("session__event")
    return get_object_or_404(dates, key=key)


def attendance_for(request: HttpRequest, occurrence: Occurrence, pk: str) -> Attendance:
    """Something recorded at that date."""
    mine = Attendance.objects.coordinated_by(request.user).filter(occurrence=occurrence)
    return get_object_or_404(mine, pk=pk if pk.isdigit() else 0)


def counts_of(occurrence: Occurrence) -> dict[str, int]:
    """How many people are in, of how many who have a place."""
    seats = Registration.objects.filter(
        session=occurrence.session_id, status=RegistrationStatus.CONFIRMED
    ).aggregate(seats=Coalesce(Sum("seats"), 0))
    found = (
        Attendance.objects.inside()
        .filter(occurrence=occurrence)
        .aggregate(people=Coalesce(Sum("present"), 0), tickets=Count("pk"))
    )
    return {**seats, **found}


def named(occurrence: Occurrence, words: str) -> list[Registration]:
    """Who has a place and is called so, whatever the accents: a person, or a class of a school."""
    held: QuerySet[Any] = Registration.objects.filter(
        session=occurrence.session_id, status=RegistrationStatus.CONFIRMED
    ).select_related("participant", "school_class__school__organisation")
    names = ("participant__first_name", "participant__last_name")
    school = "school_class__school__organisation__name"
    held = held.alias(called=Plain(Concat(names[0], Value(" "), names[1], Value(" "), school)))
    for word in words.split()[:MOST_WORDS]:
        held = held.filter(called__contains=Plain(Value(word)))
    return list(held.order_by(*map(Plain, reversed(names)), "pk")[:MOST_FOUND])
