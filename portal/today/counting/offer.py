"""What was offered: events, sessions, hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q, Sum

from events.enums import EventStatus, SessionStatus
from events.models import Event


@dataclass(frozen=True, slots=True)
class Offer:
    """``hours`` are those of the dates, however many people come."""

    events: int
    sessions: int
    hours: float


def offer(programmes: Sequence[int]) -> Offer:
    """Count the published events, their sessions that were not cancelled and the time these last.

    An event that returns in ten sessions is one event; a session of ten dates is one session.
    """
    held = Q(sessions__status=SessionStatus.SCHEDULED)
    dates = F("sessions__occurrences__ends_at") - F("sessions__occurrences__starts_at")
    found = Event.objects.filter(programme__in=programmes, status=EventStatus.PUBLISHED).aggregate(
        event_count=Count("pk", distinct=True),
        session_count=Count("sessions", filter=held, distinct=True),
        time=Sum(dates, filter=held, default=timedelta()),
    )
    return Offer(found["event_count"], found["session_count"], found["time"] / timedelta(hours=1))
