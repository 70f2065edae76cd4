"""The number of people of a ticket is corrected after it was counted."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from attendance.access import at_the_door, attendance_for, occurrence_for
from attendance.forms import NumberForm
from attendance.services import NumberNeeded, correct_number
from programmes.fundings import fundings_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def number(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Ask on GET, correct on POST; the history keeps what it was."""
    occurrence = occurrence_for(request, key, timezone.now())
    attendance = attendance_for(occurrence, pk)
    initial = {"present": attendance.present}
    form = NumberForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            correct_number(attendance=attendance, present=form.cleaned_data["present"])
        except NumberNeeded as refusal:
            form.add_error("present", str(refusal))
        else:
            messages.success(request, _("the number is corrected."))
            return redirect("doors:entrance", occurrence.key)
    context = {
        "occurrence": occurrence,
        "attendance": attendance,
        "form": form,
        "fundings": fundings_of([occurrence.session.event.programme]),
    }
    status = 422 if form.errors else 200
    return render(request, "attendance/number.html", context, status=status)
