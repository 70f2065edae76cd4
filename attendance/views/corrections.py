"""What a door wrote is put right: the number of people of a ticket, or the whole entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from attendance.access import at_the_door, attendance_for, occurrence_for
from attendance.forms import CorrectionForm, WhyForm
from attendance.models import Attendance
from attendance.services import NumberNeeded, correct_number, is_anothers, take_back
from core.dates import time_words
from core.errors import DomainError
from events.models import Occurrence
from programmes.fundings import fundings_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def number(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Ask on GET, correct on POST; the history keeps what it was."""
    occurrence = occurrence_for(request, key, timezone.now())
    attendance = attendance_for(occurrence, pk)
    by = cast("User", request.user)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={"present": attendance.present},
        is_anothers=is_anothers(attendance, by),
    )
    if form.is_bound and form.is_valid():
        try:
            correct_number(attendance=attendance, by=by, **form.cleaned_data)
        except NumberNeeded as refusal:
            form.add_error("present", str(refusal))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("the number is corrected."))
            return redirect("doors:entrance", occurrence.key)
    return _page(request, "attendance/number.html", occurrence, attendance, form)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def undo(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Take back what was recorded by mistake: at once where it is her own, else with a reason."""
    now = timezone.now()
    occurrence = occurrence_for(request, key, now)
    attendance = attendance_for(occurrence, pk)
    by = cast("User", request.user)
    posted = request.POST if request.method == "POST" else None
    form = WhyForm(posted, is_anothers=is_anothers(attendance, by))
    if form.is_bound and form.is_valid():
        try:
            instead = take_back(attendance=attendance, by=by, now=now, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _taken_back(instead))
            return redirect("doors:entrance", occurrence.key)
    return _page(request, "attendance/take_back.html", occurrence, attendance, form)


def _taken_back(instead: Sequence[Attendance]) -> str:
    """What stands instead was seen by others, or again by her: it is not gone unsaid."""
    if not instead:
        return _("the entry is taken back.")
    words = _("the entry is taken back. The ticket was shown again at %(time)s: that stays.")
    return words % {"time": time_words(instead[0].arrived_at)}


def _page(
    request: HttpRequest,
    template: str,
    occurrence: Occurrence,
    attendance: Attendance,
    form: WhyForm,
) -> HttpResponse:
    context = {
        "occurrence": occurrence,
        "attendance": attendance,
        "form": form,
        "fundings": fundings_of([occurrence.session.event.programme]),
    }
    return render(request, template, context, status=422 if form.errors else 200)
