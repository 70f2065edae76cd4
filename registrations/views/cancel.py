"""Giving a seat, or a place in line, back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.fundings import fundings_of
from registrations.access import registration_to_change
from registrations.services import TooLate, cancel_registration


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask on GET, act on POST. A second press finds it done and says so."""
    registration = registration_to_change(request, key)
    if not registration.is_active:
        return redirect(registration)
    session = registration.session
    context: dict[str, Any] = {
        "registration": registration,
        "session": session,
        "fundings": fundings_of([session.event.programme]),
    }
    if request.method != "POST":
        return render(request, "registrations/cancel.html", context)
    try:
        cancel_registration(registration=registration)
    except TooLate as error:
        context["refusal"] = error
        return render(request, "registrations/cancel.html", context, status=422)
    messages.success(request, _("your registration is cancelled. Thank you for telling us."))
    return redirect(registration if registration.school_class_id else "portal:me")
