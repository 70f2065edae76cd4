"""Asking the guardians once more, from the ticket that waits for them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.errors import DomainError
from registrations.access import registration_to_change
from registrations.services import ask_again


@require_POST
def ask_guardians_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write to them again, at most once an hour, and lead back to the ticket."""
    registration = registration_to_change(request, key)
    try:
        ask_again(registration=registration)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("we wrote again to your parent or guardian."))
    return redirect(registration)
