"""At the door: a code is typed or scanned, or a name is looked for.

The answer says who may come in.

What is typed is posted, and stands in no address; the same post again records nothing twice.
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from attendance.access import (
    attendance_for,
    counts_of,
    named,
    occurrence_for,
    occurrences_for,
)
from attendance.models import Attendance
from attendance.services import (
    Arrival,
    NumberNeeded,
    check_in,
    find_ticket,
    take_back,
)
from core.errors import DomainError
from events.models import Occurrence
from jobs.desk import on_the_desk
from participants.photos import may_be_photographed
from programmes.fundings import fundings_of
from registrations.models import AccommodationNeed, Registration


class DoorForm(forms.Form):
    """A code or a name; ``present`` is asked of a class alone."""

    code = forms.CharField(
        label=gettext_lazy("Ticket code, or name"),
        max_length=100,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}
        ),
        error_messages={"required": gettext_lazy("Write a code or a name.")},
    )


class NumberForm(forms.Form):
    """How many of a class came."""

    present = forms.IntegerField(
        label=gettext_lazy("How many came, adults included"),
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Write how many came."),
            "invalid": gettext_lazy("Write a number, for example 24."),
        },
    )


def may_stand_at_doors(request: HttpRequest) -> bool:
    """Coordinators and administrators: names and needs are on these pages."""
    return bool(cast("User", request.user).has_perm("attendance.change_attendance"))


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """The dates that are on: whose door is it?"""
    _refuse_others(request)
    dates = occurrences_for(request, timezone.now())
    return on_the_desk(request, "attendance/doors.html", {"title": _("Doors"), "dates": dates})


@require_http_methods(["GET", "HEAD", "POST"])
def entrance(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record arrivals at one date."""
    _refuse_others(request)
    occurrence = occurrence_for(request, key)
    if "undo" in request.POST:
        take_back(attendance=attendance_for(request, occurrence, request.POST["undo"]))
        messages.success(request, _("The entry is taken back."))
        return redirect(request.path)
    context = _Door(request, occurrence).answer() if request.method == "POST" else {}
    shown = {
        "title": occurrence.session.event.title,
        "occurrence": occurrence,
        "form": DoorForm(),
        "counts": counts_of(occurrence),
        "last": _last(occurrence),
        "fundings": fundings_of([occurrence.session.event.programme]),
        **context,
    }
    status = 422 if shown.get("refusal") or shown["form"].errors else 200
    return on_the_desk(request, "attendance/entrance.html", shown, status=status)


def _refuse_others(request: HttpRequest) -> None:
    if not may_stand_at_doors(request):
        raise PermissionDenied


def _last(occurrence: Occurrence) -> list[Attendance]:
    rows = Attendance.objects.filter(occurrence=occurrence).select_related(
        "registration__participant", "registration__school_class__school__organisation"
    )
    return list(rows[:5])


class _Door:
    """What a post at the door is answered with."""

    def __init__(self, request: HttpRequest, occurrence: Occurrence) -> None:
        self.request, self.occurrence = request, occurrence

    def answer(self) -> dict[str, Any]:
        """A code that is none is a name to look for."""
        form = DoorForm(self.request.POST)
        if not form.is_valid():
            return {"form": form}
        written = form.cleaned_data["code"]
        try:
            registration = find_ticket(occurrence=self.occurrence, code=written)
        except DomainError as error:
            found = named(self.occurrence, written)
            return {"found": found} if found else {"refusal": error, "form": form}
        return self._arrive(registration)

    def _arrive(self, registration: Registration) -> dict[str, Any]:
        number = NumberForm(self.request.POST) if "present" in self.request.POST else None
        if number and not number.is_valid():
            return self._ask_number(registration, number)
        try:
            arrival = check_in(
                occurrence=self.occurrence,
                registration=registration,
                by=cast("User", self.request.user),
                now=timezone.now(),
                present=number.cleaned_data["present"] if number else None,
            )
        except NumberNeeded as error:
            if number is None:
                number = NumberForm(initial={"present": registration.seats})
            else:
                number.add_error("present", str(error))
            return self._ask_number(registration, number)
        except DomainError as error:
            return {"refusal": error, "who": registration}
        return self._welcome(registration, arrival)

    def _ask_number(self, registration: Registration, number: NumberForm) -> dict[str, Any]:
        return {"number_form": number, "who": registration}

    def _welcome(self, registration: Registration, arrival: Arrival) -> dict[str, Any]:
        """Who came in, and what the door must know of her: no photos, what she needs (L5, L7)."""
        return {
            "who": registration,
            "arrival": arrival,
            "photos_allowed": may_be_photographed(registration.participant),
            "need": AccommodationNeed.objects.filter(registration=registration).first(),
            "counts": counts_of(self.occurrence),
        }
