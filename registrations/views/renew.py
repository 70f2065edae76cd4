"""A ticket that somebody else may have is made void."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.fundings import fundings_of
from registrations.access import registration_to_change
from registrations.enums import RegistrationStatus
from registrations.services import renew_ticket


@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask on GET, act on POST."""
    registration = registration_to_change(request, key)
    if registration.status != RegistrationStatus.CONFIRMED or registration.session.is_over:
        return redirect(registration)
    if request.method == "POST":
        renew_ticket(registration=registration)
        messages.success(request, _("the ticket is new. The old code and QR code are void."))
        return redirect("portal:ticket", registration.key)
    event = registration.session.event
    context = {
        "registration": registration,
        "session": registration.session,
        "fundings": fundings_of([event.programme]),
    }
    return render(request, "registrations/renew.html", context)
