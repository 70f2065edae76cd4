"""What the table of events says of their sessions, counted by the database for the page shown."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.contrib import admin
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from events.enums import SessionStatus
from events.models import Event, Session


class Counts(TypedDict):
    session_count: int
    taken_count: int
    seat_count: int
    unlimited_count: int
    waiting_count: int
    next_start: datetime | None


def with_counts(events: QuerySet[Event]) -> QuerySet[Event]:
    """The numbers that :class:`SessionColumns` shows. Subqueries: PostgreSQL counts for the rows
    of one page, and no join multiplies them.
    """
    held = Q(status=SessionStatus.SCHEDULED)
    to_come = held & Q(ends_at__gt=timezone.now())
    return events.annotate(
        session_count=Coalesce(_of_sessions(Count("pk")), 0),
        taken_count=Coalesce(_of_sessions(Sum("taken", filter=held)), 0),
        seat_count=Coalesce(_of_sessions(Sum("capacity", filter=held)), 0),
        unlimited_count=Coalesce(_of_sessions(Count("pk", filter=held & Q(capacity=None))), 0),
        waiting_count=Coalesce(_of_sessions(Sum("waiting", filter=held)), 0),
        next_start=_of_sessions(Min("starts_at", filter=to_come)),
    )


def _of_sessions(expression: Count | Sum | Min) -> Subquery:
    rows = Session.objects.filter(event=OuterRef("pk")).order_by().values("event")
    return Subquery(rows.annotate(answer=expression).values("answer"))


def seats_words(taken: int, capacity: int | None) -> str:
    """Seats taken of those there are: "12 / 40"; ∞ where there is no limit."""
    return f"{taken} / {'∞' if capacity is None else capacity}"


class SessionColumns:
    """Columns of a table of events that comes :func:`with_counts`."""

    @admin.display(description=_("sessions"), ordering="session_count")
    def sessions(self, event: WithAnnotations[Event, Counts]) -> int:
        return event.session_count

    @admin.display(description=_("next date"), ordering="next_start")
    def next_date(self, event: WithAnnotations[Event, Counts]) -> datetime | None:
        return event.next_start

    @admin.display(description=_("seats taken"), ordering="taken_count")
    def seats(self, event: WithAnnotations[Event, Counts]) -> str:
        return seats_words(event.taken_count, None if event.unlimited_count else event.seat_count)

    @admin.display(description=_("waiting"), ordering="waiting_count")
    def waiting(self, event: WithAnnotations[Event, Counts]) -> int:
        return event.waiting_count
