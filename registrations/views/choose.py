"""Two things at once, because one was moved: which does she keep?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from programmes.fundings import fundings_of
from registrations.access import FUNDINGS, SHOWN, registration_to_change
from registrations.enums import EndReason
from registrations.forms import ChooseForm
from registrations.models import Registration
from registrations.services import cancel_registration, choose_registration, clashing_with
from registrations.wording import session_when, session_where

THIS, OTHERS = "this", "others"


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask on GET, act on POST; when there is nothing left to choose, show the ticket."""
    registration = registration_to_change(request, key)
    if registration.choose_by is None:
        return redirect(registration)
    clashing = clashing_with(registration).select_related(*SHOWN).prefetch_related(FUNDINGS)
    others = list(clashing.order_by("session__starts_at"))
    form = ChooseForm(
        request.POST if request.method == "POST" else None, choices=_choices(registration, others)
    )
    context = {
        "registration": registration,
        "others": others,
        "form": form,
        "fundings": fundings_of(r.session.event.programme for r in (registration, *others)),
    }
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "registrations/choose.html", context, status=status)
    try:
        _act(registration, keep=form.cleaned_data["keep"])
    except DomainError as error:
        form.add_error("keep", str(error))
        return render(request, "registrations/choose.html", context, status=422)
    messages.success(request, _("your choice is made."))
    return redirect("portal:me")


def _act(registration: Registration, *, keep: str) -> None:
    if keep == THIS:
        choose_registration(registration=registration)
    else:
        cancel_registration(registration=registration, reason=EndReason.NOT_CHOSEN)


def _choices(registration: Registration, others: list[Registration]) -> list[tuple[str, str]]:
    this = _("%(line)s (moved)") % {"line": _line(registration)}
    return [(THIS, this), (OTHERS, "; ".join(_line(other) for other in others))]


def _line(registration: Registration) -> str:
    """What tells one from the other: their time is the same."""
    session = registration.session
    parts = [session.event.title, session_when(session), session_where(session)]
    return " · ".join(parts)
