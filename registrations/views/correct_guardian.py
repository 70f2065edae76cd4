"""A guardian's address that was mistyped, corrected by who typed it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from participants.services import GuardianRefused
from programmes.fundings import fundings_of
from registrations.access import authorisation_to_correct
from registrations.forms import GUARDIAN, GuardianForm
from registrations.models import Authorisation
from registrations.services import SameAddress, correct_guardian


@require_http_methods(["GET", "HEAD", "POST"])
def correct_address(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Ask for another address; posting writes there, and leads back to the ticket."""
    authorisation = authorisation_to_correct(request, key, pk)
    if not authorisation.is_correctable or not authorisation.registration.needs_authorisation:
        return redirect(authorisation.registration)
    written = authorisation.guardianship
    initial = dict(zip(GUARDIAN, (written.name, written.email), strict=True))
    form = GuardianForm(request.POST or None, initial=initial)
    if request.method != "POST":
        return _page(request, authorisation, form)
    if not form.is_valid():
        return _page(request, authorisation, form, status=422)
    try:
        correct_guardian(authorisation=authorisation, guardian=form.guardian)
    except (SameAddress, GuardianRefused) as error:
        form.add_error(GUARDIAN[1], str(error))
        return _page(request, authorisation, form, status=422)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("we wrote to the new address."))
    return redirect(authorisation.registration)


def _page(
    request: HttpRequest, authorisation: Authorisation, form: GuardianForm, *, status: int = 200
) -> HttpResponse:
    registration = authorisation.registration
    context = {
        "registration": registration,
        "session": registration.session,
        "form": form,
        "fundings": fundings_of([registration.session.event.programme]),
    }
    return render(request, "registrations/correct_guardian.html", context, status=status)
