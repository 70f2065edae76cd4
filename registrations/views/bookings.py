"""What a school booked for its classes: the list, one booking, and what can be done with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.errors import DomainError
from programmes.fundings import fundings_of
from registrations.bookings import Booking, bookings_in_order
from registrations.class_access import booking_of, bookings_of, parts_of
from registrations.class_forms import NumbersForm
from registrations.forms import OfferForm
from registrations.models import AccommodationNeed, Registration
from registrations.services import accept_booking, change_booking, refuse_booking
from registrations.waiting import positions
from registrations.workshops import Parallel, at_the_same_time
from schools.access import school_for_teacher


@require_safe
def bookings(request: HttpRequest, code: str) -> HttpResponse:
    """All that the school booked: what is to come, by date, then what was."""
    school = school_for_teacher(request, code)
    found = bookings_in_order(bookings_of(school), timezone.now())
    context = {
        "school": school,
        "current": "bookings",
        **found,
        "fundings": fundings_of(b.registration.session.event.programme for b in found["coming"]),
    }
    return render(request, "registrations/bookings.html", context)


@require_safe
def booking(request: HttpRequest, key: UUID) -> HttpResponse:
    """One booking with its parts, whatever became of it."""
    return _page(request, booking_of(request, key))


@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest, key: UUID) -> HttpResponse:
    """How many come, and who stays with them: fewer always, more where there is room."""
    registration = booking_of(request, key)
    form = NumbersForm.of(registration, request.POST if request.method == "POST" else None)
    refusal: DomainError | None = None
    if form.is_valid():
        try:
            change_booking(registration=registration, **form.cleaned_data)
        except DomainError as error:
            refusal = error
        else:
            messages.success(request, _("the booking is changed."))
            return redirect(registration)
    context = {
        "registration": registration,
        "session": registration.session,
        "form": form,
        "refusal": refusal,
        "fundings": fundings_of([registration.session.event.programme]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "registrations/booking_numbers.html", context, status=status)


@require_POST
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Yes or no to what is offered to a class, in all its parts."""
    registration = booking_of(request, key)
    form = OfferForm(request.POST)
    if not form.is_valid():
        return redirect(registration)
    act = accept_booking if form.cleaned_data["answer"] == "accept" else refuse_booking
    try:
        act(registration=registration)
    except DomainError as error:
        return _page(request, booking_of(request, key), refusal=error, status=422)
    return redirect(registration)


def _page(
    request: HttpRequest,
    registration: Registration,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    parts = parts_of(registration)
    places, now = positions(parts), timezone.now()
    session = registration.session
    context: dict[str, Any] = {
        "booking": Booking.of(registration, places.get(registration.pk), now),
        "parts": [
            Booking.of(part, places.get(part.pk), now, named=part.roster.count()) for part in parts
        ],
        "registration": registration,
        "school_class": registration.school_class,
        "session": session,
        "event": session.event,
        "need": AccommodationNeed.objects.filter(registration=registration).first(),
        "parallel": [
            Parallel.of(group)
            for group in at_the_same_time([part for part in parts if part.session.ends_at > now])
        ],
        "has_begun": session.starts_at <= now,
        "refusal": refusal,
        "fundings": fundings_of([session.event.programme]),
    }
    return render(request, "registrations/booking.html", context, status=status)
