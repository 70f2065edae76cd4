"""The certificates of a class's pupils, for the teachers of its school."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from attendance.certifying_classes import files_of, start_class_certificates
from attendance.class_page import date_lines, pupil_lines
from attendance.services import NotEntitled, rule_of, tick_pupils
from core.errors import DomainError
from jobs.desk import downloaded
from jobs.enums import FileRole, JobStatus
from jobs.models import JobFile
from programmes.fundings import fundings_of
from registrations.class_access import booking_of
from registrations.models import Registration

# Nobody ticks more: a class has at most a hundred seats.
MOST_TICKED = 100


@require_http_methods(["GET", "HEAD", "POST"])
def of_class(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who has one and why not; a POST says which pupils were there on one date.

    Who was there is asked where there are no certificates too: their hours count.
    """
    registration = booking_of(request, key)
    if request.method != "POST":
        return _page(request, registration)
    dates = registration.session.occurrences.all()
    occurrence = get_object_or_404(dates, key=_uuid(request.POST.get("date", "")))
    try:
        tick_pupils(
            registration=registration,
            occurrence=occurrence,
            pupils=_numbers(request.POST.getlist("there")),
            by=cast("User", request.user),
            now=timezone.now(),
        )
    except DomainError as refusal:
        return _page(request, registration, refusal=str(refusal), status=422)
    messages.success(request, _("it is written who was there."))
    return redirect("certificates:of_class", registration.key)


@require_POST
def make_of_class(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write the certificates and one file of all of them; a job does it."""
    registration = booking_of(request, key)
    start_class_certificates(registration, by=cast("User", request.user))
    return redirect("certificates:of_class", registration.key)


@require_safe
def download_of_class(request: HttpRequest, key: UUID) -> HttpResponse:
    """The last file that the reader asked for, until it expires."""
    registration = booking_of(request, key)
    done = files_of(registration, cast("User", request.user)).filter(status=JobStatus.SUCCEEDED)
    files = JobFile.objects.filter(job=done.first(), role=FileRole.OUTPUT)
    if (file := files.first()) is None:
        raise Http404
    return downloaded(bytes(file.content), name=file.name, content_type=file.content_type)


def _page(
    request: HttpRequest, registration: Registration, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    now = timezone.now()
    try:
        rule = rule_of(registration, now)
    except NotEntitled as error:
        rule, not_yet = None, str(error)
    else:
        not_yet = ""
    session = registration.session
    context = {
        "registration": registration,
        "school": registration.school_class and registration.school_class.school,
        "session": session,
        "event": session.event,
        "not_yet": not_yet,
        "refusal": refusal,
        "pupils": pupil_lines(registration, rule) if rule else [],
        "dates": date_lines(registration, now),
        "job": files_of(registration, cast("User", request.user)).first(),
        "fundings": fundings_of([session.event.programme]),
    }
    return render(request, "attendance/class_certificates.html", context, status=status)


def _numbers(texts: list[str]) -> list[int]:
    """The ids among what was ticked; whatever else a script sends says nothing."""
    return [int(text) for text in texts[:MOST_TICKED] if text.isdecimal() and len(text) < 19]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
