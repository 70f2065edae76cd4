"""A person asks to be forgotten."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from core.errors import DomainError
from core.page_cache import anonymous_page
from participants.access import person_for
from participants.enums import RequestKind
from participants.models import Participant
from participants.services import note_request
from programmes.fundings import fundings_of
from registrations.access import FUNDINGS
from registrations.forms import EraseForm
from registrations.models import Registration
from registrations.services import erase_participant


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what goes and what stays; do it when she says so a second time."""
    person = person_for(request, pk)
    form = EraseForm(request.POST or None)
    to_come = _to_come(person)
    context: dict[str, Any] = {
        "person": person,
        "form": form,
        "to_come": to_come,
        "fundings": fundings_of(one.session.event.programme for one in to_come),
    }
    if request.method != "POST":
        return render(request, "registrations/erase.html", context)
    if not form.is_valid():
        return render(request, "registrations/erase.html", context, status=422)
    try:
        _erase(person, request.user)
    except DomainError as refusal:
        return render(
            request, "registrations/erase.html", {**context, "refusal": refusal}, status=422
        )
    return _gone(request)


@require_safe
@login_not_required
@anonymous_page()
def erased(request: HttpRequest) -> HttpResponse:
    """Said to somebody whom the portal knows no more."""
    return render(request, "registrations/erased.html")


def _to_come(person: Participant) -> list[Registration]:
    """The places that she gives back."""
    ahead = Registration.objects.active().filter(
        participant=person, session__starts_at__gt=timezone.now()
    )
    shown = ahead.select_related("session__event__programme").prefetch_related(FUNDINGS)
    return list(shown.order_by("session__starts_at", "pk"))


@transaction.atomic
def _erase(person: Participant, by: Any) -> None:
    note_request(kind=RequestKind.ERASURE, participant=person, by=by)
    erase_participant(participant=person)


def _gone(request: HttpRequest) -> HttpResponse:
    """Out of the portal, where her account went too."""
    if User.objects.filter(pk=request.user.pk, is_active=True).exists():
        messages.success(request, _("the data are erased."))
        return redirect("participants:my_data")
    logout(request)
    return redirect("registrations:erased")
