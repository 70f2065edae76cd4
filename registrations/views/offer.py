"""The seat that a mail offers: works without signing in, shows on GET and acts on POST."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from programmes.fundings import fundings_of
from registrations.access import registration_of_token
from registrations.enums import EndReason, RegistrationStatus
from registrations.forms import OfferForm
from registrations.models import Registration
from registrations.services import accept_booking, accept_offer, refuse_booking, refuse_offer


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """Mail readers open links before people do: nothing happens until a button is pressed."""
    try:
        registration = registration_of_token(token)
    except Http404:
        return render(request, "registrations/offer_unknown.html", status=404)
    if request.method != "POST":
        return _page(request, registration)
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _page(request, registration, status=422)
    accepts = form.cleaned_data["answer"] == "accept"
    answer = accept_offer if accepts else refuse_offer
    if registration.school_class_id is not None:
        answer = accept_booking if accepts else refuse_booking
    try:
        answer(registration=registration)
    except DomainError as error:
        return _page(request, registration, refusal=error, status=422)
    return redirect("registrations:offer", token=token)


def _page(
    request: HttpRequest,
    registration: Registration,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "registration": registration,
        "session": registration.session,
        "fundings": fundings_of([registration.session.event.programme]),
        "state": _state(registration),
        "refusal": refusal,
    }
    return render(request, "registrations/offer.html", context, status=status)


def _state(registration: Registration) -> str:
    """open, over, accepted, refused, cancelled or waiting: what the page says."""
    if registration.offer_is_open(timezone.now()):
        return "open"
    if registration.status == RegistrationStatus.OFFERED:
        return "over"
    if registration.status in {RegistrationStatus.CONFIRMED, RegistrationStatus.WAITING}:
        return registration.status
    ends = {
        EndReason.OFFER_REFUSED: "refused",
        EndReason.OFFER_EXPIRED: "over",
        EndReason.SESSION_CANCELLED: "session_cancelled",
    }
    return ends.get(EndReason(registration.end_reason), "ended")
