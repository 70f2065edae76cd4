"""A class chooses in class time: slips that the teacher prints, a page behind each code."""

from __future__ import annotations

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.codes import network_digest
from careerdays.access import class_booking_of, pupil_of
from careerdays.forms import CodeForm
from careerdays.models import Ballot, Encounter
from careerdays.services import ballot_of_code, ballots_of_class
from careerdays.views.choices import changed, choosing
from core.errors import DomainError
from programmes.fundings import fundings_of

# Where the ballot of whoever typed a code is kept, and what a button that forgets it is called.
PUPIL, DONE = "pupil", "done"


@require_safe
def slips(request: HttpRequest, key: UUID) -> HttpResponse:
    """A code for each pupil, to be cut out; the teacher sees who chose, not whom."""
    registration, career_day = class_booking_of(request, key)
    ballots = ballots_of_class(career_day=career_day, registration=registration)
    context = {
        "registration": registration,
        "event": registration.session.event,
        "career_day": career_day,
        "is_open": career_day.takes_choices(timezone.now()),
        "ballots": ballots,
        "chosen": sum(ballot.changed_at is not None for ballot in ballots),
        "address": settings.SITE_URL + reverse("careerdays:code"),
        "fundings": fundings_of([registration.session.event.programme]),
    }
    return render(request, "careerdays/slips.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """A pupil types the code of her slip."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        network = network_digest(get_adapter(request).get_client_ip(request))
        try:
            ballot = ballot_of_code(typed=form.cleaned_data["code"], network=network)
        except DomainError as refusal:
            form.add_error("code", str(refusal))
        else:
            request.session[PUPIL] = ballot.pk
            return redirect("careerdays:pupil")
    status = 422 if form.is_bound else 200
    return render(request, "careerdays/code.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pupil(request: HttpRequest) -> HttpResponse:
    """Her choices, and her timetable once it is out; the phone forgets her when she says so."""
    ballot = pupil_of(request.session.get(PUPIL))
    if ballot is None or DONE in request.POST:
        request.session.pop(PUPIL, None)
        return redirect("careerdays:code")
    if request.method == "POST":
        return changed(request, ballot)
    context = {
        "ballot": ballot,
        "event": ballot.career_day.event,
        "timetable": _timetable(ballot),
        **choosing(ballot),
    }
    return render(request, "careerdays/pupil.html", context)


def _timetable(ballot: Ballot) -> list[Encounter]:
    mine = Encounter.objects.expected().filter(ballot=ballot)
    shown = mine.select_related("round", "host__organisation", "meeting__room")
    return list(shown.order_by("round__starts_at"))
