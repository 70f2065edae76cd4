"""The one door to what a teacher books, and to the bookings of her school."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from events.models import Event, Session
from registrations.access import FUNDINGS, SHOWN
from registrations.enums import RegistrationStatus
from registrations.models import Party, Registration, RegistrationQuerySet
from registrations.workshops import at_the_same_time
from schools.models import School, SchoolClass


def sessions_for_classes(event: Event) -> list[Session]:
    """The sessions of ``event`` that have not begun, with their facts."""
    sessions = event.sessions.scheduled().filter(starts_at__gt=timezone.now()).with_facts()
    return list(sessions.order_by("starts_at", "pk"))


def classes_to_book(request: HttpRequest, sessions: Iterable[Session]) -> list[SchoolClass]:
    """The classes of the reader's schools, of the school years in which ``sessions`` are."""
    theirs = SchoolClass.objects.filter(
        school__in=School.objects.taught_by(request.user).order_by().values("pk"),
        school_year__in={session.school_year for session in sessions},
    )
    return list(theirs.select_related("school__organisation").order_by("school", "year", "section"))


def bookings_of(school: School) -> RegistrationQuerySet:
    """What was booked for the classes of ``school``, with what pages show of it."""
    theirs = Registration.objects.filter(school_class__school=school)
    return theirs.select_related(*SHOWN, "booked_by").prefetch_related(FUNDINGS)


def booking_of(request: HttpRequest, key: UUID) -> Registration:
    """A class's registration that the reader may change: she teaches at its school."""
    hers = Registration.objects.changeable_by(request.user).filter(school_class__isnull=False)
    shown = hers.select_related(*SHOWN, "booked_by").prefetch_related(FUNDINGS)
    return get_object_or_404(shown, key=key)


def confirmed_booking_of(request: HttpRequest, key: UUID) -> Registration:
    """Like ``booking_of``, of a class that has its places."""
    registration = booking_of(request, key)
    if registration.status != RegistrationStatus.CONFIRMED:
        raise Http404
    return registration


def parts_of(registration: Registration) -> list[Registration]:
    """The parts of a class that split, with their dates, by time; alone where it did not."""
    if registration.party_id is None:
        return [registration]
    parts = Registration.objects.filter(party=registration.party_id).select_related(*SHOWN)
    dated = parts.prefetch_related("session__occurrences")
    return list(dated.order_by("session__starts_at", "pk"))


def parallel_booking_of(
    request: HttpRequest, key: UUID
) -> tuple[Registration, Party, list[Registration]]:
    """Like ``confirmed_booking_of``, of a class that is in several workshops at the same time.

    With it come its party and its parts in these workshops, itself among them.
    """
    registration = confirmed_booking_of(request, key)
    groups = at_the_same_time(parts_of(registration))
    together = next((parts for parts in groups if registration in parts), None)
    if registration.party is None or together is None:
        raise Http404
    return registration, registration.party, together
