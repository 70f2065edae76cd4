"""The names of a class's pupils, where the event needs them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from programmes.fundings import fundings_of
from registrations.bookings import names_due
from registrations.class_access import booking_of
from registrations.class_forms import RosterForm
from registrations.models import Registration
from registrations.roster import RosterRefused, read_roster
from registrations.services import save_roster


@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, key: UUID) -> HttpResponse:
    """The list as it is, and a new one in its place: whole, or not at all."""
    registration = booking_of(request, key)
    if not registration.session.event.needs_roster:
        raise Http404
    if request.method != "POST":
        return _page(request, registration, RosterForm())
    form = RosterForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, registration, form, status=422)
    try:
        pupils = read_roster(form.content, most=registration.pupils or 0)
        busy = save_roster(registration=registration, pupils=pupils)
    except RosterRefused as error:
        return _page(request, registration, form, faults=error.sentences, status=422)
    except DomainError as error:
        return _page(request, registration, form, faults=[str(error)], status=422)
    _say(request, len(pupils), busy)
    return redirect("registrations:roster", key=registration.key)


def _say(request: HttpRequest, number: int, busy: list[str]) -> None:
    words = ngettext("%(number)d name is saved.", "%(number)d names are saved.", number)
    messages.success(request, words % {"number": number})
    if busy:
        taken = _("these pupils have something else at the same time: %(names)s.")
        messages.warning(request, taken % {"names": ", ".join(busy)})


def _page(
    request: HttpRequest,
    registration: Registration,
    form: RosterForm,
    *,
    faults: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "registration": registration,
        "session": registration.session,
        "form": form,
        "faults": faults or [],
        "entries": list(registration.roster.select_related("participant").order_by("number")),
        "due": names_due(registration, timezone.now()),
        "fundings": fundings_of([registration.session.event.programme]),
    }
    return render(request, "registrations/roster.html", context, status=status)
