"""A class chooses in class time: slips that the teacher prints, a page behind each code."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.codes import network_digest
from careerdays.access import class_booking_of, forget_pupil, keep_pupil, pupil_of
from careerdays.class_days import other_days
from careerdays.forms import SlipForm
from careerdays.models import CareerDay, Choice, Encounter, leading_of
from careerdays.services import (
    ballot_of_code,
    ballots_of_class,
    keep_class_together,
    say_different_pupils,
    say_same_pupils,
)
from careerdays.timetable_sheets import class_sheet
from careerdays.views.choices import TOGETHER, changed, choosing
from careerdays.views.places import number_of
from core.errors import DomainError
from documents.sheets import sheet_pdf
from documents.typst import PDF_TYPE
from jobs.desk import downloaded
from programmes.fundings import fundings_of
from registrations.models import Registration

# The button by which a device forgets who chose on it.
DONE = "done"
# What the buttons about another booking of the class are called, with its key, and how many choices
# she was told would not count any more.
SAME, DIFFERENT, ASIDE = "same", "different", "aside"


@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: HttpRequest, key: UUID) -> HttpResponse:
    """A code for each pupil, to be cut out; the teacher sees who chose, not whom.

    She says here whether the class stays together, and whether the same pupils come on other days.
    """
    registration, career_day = class_booking_of(request, key)
    if TOGETHER in request.POST:
        return _stay(request, registration, career_day)
    if {SAME, DIFFERENT} & request.POST.keys():
        return _say_who_comes(request, registration, career_day)
    ballots = ballots_of_class(career_day=career_day, registration=registration)
    context = {
        "registration": registration,
        "event": registration.session.event,
        "career_day": career_day,
        "is_open": career_day.takes_choices(timezone.now()),
        "is_undecided": career_day.is_undecided(timezone.now()),
        "other_days": other_days(registration),
        "is_published": career_day.published_at is not None,
        "ballots": ballots,
        "is_together": career_day.together.filter(registration=leading_of(registration)).exists(),
        "chosen": Choice.objects.filter(ballot__in=ballots, rank=1).count(),
        "address": settings.SITE_URL + reverse("careerdays:code"),
        "fundings": fundings_of([registration.session.event.programme]),
    }
    return render(request, "careerdays/slips.html", context)


def _stay(request: HttpRequest, registration: Registration, career_day: CareerDay) -> HttpResponse:
    is_wanted = request.POST[TOGETHER] == "yes"
    try:
        keep_class_together(career_day=career_day, registration=registration, is_wanted=is_wanted)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(f"{request.path}#together")


def _say_who_comes(
    request: HttpRequest, registration: Registration, career_day: CareerDay
) -> HttpResponse:
    """What is not another booking of her class changes nothing."""
    asked = request.POST.get(SAME) or request.POST.get(DIFFERENT)
    others = (one.registration for one in other_days(registration))
    other = next((one for one in others if str(one.key) == asked), None)
    if other:
        try:
            _say(request, career_day, registration, other)
        except DomainError as error:
            messages.error(request, str(error))
    return redirect(f"{request.path}#pupils")


def _say(
    request: HttpRequest, career_day: CareerDay, registration: Registration, other: Registration
) -> None:
    if SAME not in request.POST:
        say_different_pupils(career_day=career_day, registration=registration, other=other)
        messages.success(request, _("Each day has its own slips: print those of both."))
        return
    say_same_pupils(
        career_day=career_day,
        registration=registration,
        other=other,
        aside=number_of(request, ASIDE) or 0,
    )
    messages.success(request, _("Each pupil has one slip for both days: print them here."))


@require_safe
def class_timetables(request: HttpRequest, key: UUID) -> HttpResponse:
    """The timetables of all her pupils on that day as one tagged PDF, a page each; 404 before they
    are out.
    """
    registration, career_day = class_booking_of(request, key)
    if career_day.published_at is None:
        raise Http404
    met: dict[int, list[Encounter]] = defaultdict(list)
    ballots = [
        ballot
        for ballot in ballots_of_class(career_day=career_day, registration=registration)
        if (ballot.number or 0) <= (registration.pupils or 0)
    ]
    theirs = Encounter.objects.expected().filter(
        ballot__in=ballots, round__session=registration.session_id
    )
    for one in theirs.in_order():
        met[one.ballot_id].append(one)
    sheet = class_sheet(registration, [(ballot, met[ballot.pk]) for ballot in ballots])
    content = sheet_pdf(sheet, fundings_of([career_day.event.programme]))
    return downloaded(content, name=_("timetables.pdf"), content_type=PDF_TYPE)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """A pupil types the code of her slip."""
    form = SlipForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        network = network_digest(get_adapter(request).get_client_ip(request))
        try:
            ballot = ballot_of_code(typed=form.cleaned_data["code"], network=network)
        except DomainError as refusal:
            form.add_error("code", str(refusal))
        else:
            keep_pupil(request, ballot)
            return redirect("careerdays:pupil", pk=ballot.pk)
    status = 422 if form.is_bound else 200
    return render(request, "careerdays/code.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pupil(request: HttpRequest, pk: int) -> HttpResponse:
    """Her choices, and her timetable once it is out; the phone forgets her when she says so.

    A page of hers that is still open when another code was typed changes nothing.
    """
    ballot = pupil_of(request, pk)
    if ballot is None:
        if request.method == "POST":
            messages.error(request, _("Nothing was changed: type your code again."))
        return redirect("careerdays:code")
    if DONE in request.POST:
        forget_pupil(request)
        return redirect("careerdays:code")
    if request.method == "POST":
        return changed(request, ballot)
    context = {
        "ballot": ballot,
        "event": ballot.career_day.event,
        "timetable": list(Encounter.objects.expected().filter(ballot=ballot).in_order()),
        **choosing(request, ballot),
    }
    return render(request, "careerdays/pupil.html", context)
