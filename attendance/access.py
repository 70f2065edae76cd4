"""The one door through which attendance enters a view. What is not hers is 404, never 403.

At a door stand the coordinators of its event, whenever they like, and its stewards around the
time of the date. Before it opens nobody is written down there (``services.scanning``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.second_factor import ask_for_second_factor, has_second_factor
from attendance.enums import Source
from attendance.models import Attendance, Steward
from attendance.windows import AFTER, BEFORE, SENT_LATE
from core.db import Plain
from events.models import Event, Occurrence
from programmes.fundings import with_fundings
from registrations.enums import RegistrationStatus
from registrations.models import Registration

MOST_COMING = 10
WHO = ("registration__participant", "registration__school_class__school__organisation")
FUNDINGS = with_fundings("session__event__programme")
View = Callable[..., HttpResponse]


def at_the_door(view: View) -> View:
    """A page with names and needs: who works at the desk shows her second factor for it too."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = cast("User", request.user)
        if user.is_staff and not has_second_factor(request):
            return ask_for_second_factor(request, user, next_url=request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def occurrences_for(user: User | AnonymousUser, now: datetime) -> QuerySet[Occurrence]:
    """The dates at whose door ``user`` may stand now, the next one first."""
    return _dates_of(user).filter(starts_at__lt=now + BEFORE, ends_at__gt=now - AFTER)


def coming_for(user: User | AnonymousUser, now: datetime) -> QuerySet[Occurrence]:
    """The next dates at whose door ``user`` will stand."""
    return _dates_of(user).filter(starts_at__gte=now + BEFORE)[:MOST_COMING]


def occurrence_for(request: HttpRequest, key: object, now: datetime) -> Occurrence:
    """A date at whose door the reader may stand."""
    return _date(request, key, starts_at__lt=now + BEFORE, ends_at__gt=now - AFTER)


def occurrence_to_send_to(request: HttpRequest, key: UUID, now: datetime) -> Occurrence:
    """Like ``occurrence_for``, and for some days after it: phones send late what they kept.

    For what a steward sends of people who come for the first time it is asked by the database
    itself (``services.let_in``).
    """
    return _date(request, key, starts_at__lt=now + BEFORE, ends_at__gt=now - SENT_LATE)


def attendance_for(occurrence: Occurrence, pk: int) -> Attendance:
    """What a door wrote at that date, at whose door the reader may stand.

    What a list, a file or a log says is corrected there, and is not to be reached from here.
    """
    rows = Attendance.objects.filter(occurrence=occurrence, source=Source.DOOR)
    return get_object_or_404(rows.select_related(*WHO), pk=pk)


def counts_of(occurrence: Occurrence) -> dict[str, int]:
    """How many people are in, went out and ever came, of how many who have a place.

    Who came more than once counts once, with the most that were seen of her ticket.
    """
    seats = Registration.objects.filter(
        session=occurrence.session_id, status=RegistrationStatus.CONFIRMED
    ).aggregate(seats=Coalesce(Sum("seats"), 0))
    tickets = Attendance.objects.that_count().filter(occurrence=occurrence).order_by()
    seen = tickets.values("registration").annotate(
        most=Max("present"), inside=Max("present", filter=Q(left_at=None))
    )
    found = seen.aggregate(people=Coalesce(Sum("inside"), 0), came=Coalesce(Sum("most"), 0))
    return {**seats, **found, "out": found["came"] - found["people"]}


def tickets_of(occurrence: Occurrence) -> QuerySet[Registration]:
    """All registrations of the session of a date, whatever became of them, by name."""
    names = ("participant__last_name", "participant__first_name")
    rows = Registration.objects.filter(session=occurrence.session_id)
    return rows.select_related(
        "participant__school__organisation", "school_class__school__organisation"
    ).order_by(*map(Plain, names), "pk")


def expected_at(occurrence: Occurrence) -> QuerySet[Registration]:
    """Who has a place at a date, by name."""
    return tickets_of(occurrence).filter(status=RegistrationStatus.CONFIRMED)


def _dates_of(user: User | AnonymousUser) -> QuerySet[Occurrence]:
    if not user.is_authenticated:
        return Occurrence.objects.none()
    dates = Occurrence.objects.filter(_coordinated(user) | _stewarded(user))
    dates = dates.select_related("session__event__programme", "session__room")
    return dates.prefetch_related(FUNDINGS).order_by("starts_at", "pk")


def _date(request: HttpRequest, key: object, **window: datetime) -> Occurrence:
    mine = _coordinated(request.user) | (_stewarded(request.user) & Q(**window))
    dates = Occurrence.objects.filter(mine).select_related(
        "session__event__programme", "session__room"
    )
    return get_object_or_404(dates, key=key)


def _coordinated(user: User | AnonymousUser) -> Q:
    return Q(session__event__in=Event.objects.published().coordinated_by(user).values("pk"))


def _stewarded(user: User | AnonymousUser) -> Q:
    hers = Steward.objects.current().filter(user=user.pk).values("event")
    return Q(session__event__in=Event.objects.published().filter(pk__in=hers).values("pk"))
