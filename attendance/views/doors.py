"""At the door: a code is typed or scanned, or a name is looked for.

The answer says who may come in. What is typed is posted, and stands in no address; the same post
again records nothing twice. All of it works without a script; ``assets/js/door.js`` does the same
without a network.
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from attendance.access import (
    WHO,
    at_the_door,
    coming_for,
    counts_of,
    occurrence_for,
    occurrences_for,
)
from attendance.enums import Direction
from attendance.finding import named
from attendance.forms import DoorForm, DoorNameForm, NumberForm
from attendance.held import held_of
from attendance.models import Attendance
from attendance.services import (
    NumberNeeded,
    Outcome,
    check_in,
    check_out,
    find_ticket,
)
from attendance.wording import NO, Told, script_words, to_correct, told
from core.errors import DomainError
from events.models import Occurrence
from programmes.fundings import fundings_of
from registrations.models import Registration

DOOR = "door"


@require_safe
@at_the_door
def doors(request: HttpRequest) -> HttpResponse:
    """The dates that are on: whose door is it?"""
    now = timezone.now()
    dates = list(occurrences_for(request.user, now))
    coming = list(coming_for(request.user, now))
    shown = (date.session.event.programme for date in (*dates, *coming))
    context = {"dates": dates, "coming": coming, "fundings": fundings_of(shown)}
    return render(request, "attendance/doors.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def entrance(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record who comes and goes at one date."""
    occurrence = occurrence_for(request, key, timezone.now())
    context = _Door(request, occurrence).answer() if request.method == "POST" else {}
    # What a device keeps of this page for a time without a network names nobody.
    is_shell = "shell" in request.GET
    shown = {
        "occurrence": occurrence,
        "form": DoorForm(initial={"direction": request.POST.get("direction", Direction.IN)}),
        "door": request.session.get(DOOR, ""),
        "name_form": DoorNameForm(initial={DOOR: request.session.get(DOOR, "")}),
        "counts": counts_of(occurrence),
        "last": [] if is_shell else _last(request, occurrence),
        "fundings": fundings_of([occurrence.session.event.programme]),
        "script_words": script_words(),
        **context,
    }
    refused = "told" in shown and shown["told"].look == NO
    status = 422 if refused or shown["form"].errors else 200
    return render(request, "attendance/entrance.html", shown, status=status)


@require_safe
@at_the_door
def last(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who came last, as it stands on the page of the door: for a page that is not loaded again."""
    occurrence = occurrence_for(request, key, timezone.now())
    context = {"occurrence": occurrence, "last": _last(request, occurrence)}
    return render(request, "attendance/_last.html", context)


@require_POST
@at_the_door
def name_door(request: HttpRequest, key: UUID) -> HttpResponse:
    """Remember on this device what the door is called."""
    occurrence = occurrence_for(request, key, timezone.now())
    form = DoorNameForm(request.POST)
    if form.is_valid():
        request.session[DOOR] = form.cleaned_data[DOOR]
        messages.success(request, _("the door has its name on this device."))
    return redirect("doors:entrance", occurrence.key)


def _last(request: HttpRequest, occurrence: Occurrence) -> list[Attendance]:
    """Who came last, first those that the reader wrote down: other doors push none of hers away."""
    rows = Attendance.objects.filter(occurrence=occurrence).select_related(*WHO)
    hers = rows.alias(is_hers=Q(recorded_by=request.user.pk))
    return list(hers.order_by("-is_hers", "-arrived_at", "-pk")[:5])


class _Door:
    """What a post at the door is answered with."""

    def __init__(self, request: HttpRequest, occurrence: Occurrence) -> None:
        self.request, self.occurrence = request, occurrence
        self.now = timezone.now()
        self.passing: dict[str, Any] = {
            "occurrence": occurrence,
            "by": cast("User", request.user),
            "now": self.now,
            "door": request.session.get(DOOR, ""),
        }

    def answer(self) -> dict[str, Any]:
        """A code that is none is a name to look for."""
        form = DoorForm({"direction": Direction.IN, **self.request.POST.dict()})
        if not form.is_valid():
            return {"form": form}
        written = form.cleaned_data["code"]
        direction = {"direction": form.cleaned_data["direction"]}
        try:
            registration = find_ticket(occurrence=self.occurrence, code=written)
        except DomainError as error:
            found = named(self.occurrence, written)
            if found:
                return direction | {"found": found}
            return {"told": self._told(None, Direction.IN, Outcome(refusal=error))}
        if direction["direction"] == Direction.OUT:
            return direction | self._leave(registration)
        return direction | self._arrive(registration)

    def _arrive(self, registration: Registration) -> dict[str, Any]:
        number = NumberForm(self.request.POST) if "present" in self.request.POST else None
        if number and not number.is_valid():
            return {"number_form": number, "who": registration}
        present = number.cleaned_data["present"] if number else None
        try:
            arrival = check_in(registration=registration, present=present, **self.passing)
        except NumberNeeded as error:
            if number is None:
                number = NumberForm(initial={"present": registration.seats})
            else:
                number.add_error("present", str(error))
            return {"number_form": number, "who": registration}
        except DomainError as error:
            return {"told": self._told(registration, Direction.IN, Outcome(refusal=error))}
        outcome = Outcome(arrival.attendance, arrival.is_first)
        return self._who(registration, Direction.IN, outcome)

    def _leave(self, registration: Registration) -> dict[str, Any]:
        try:
            outcome = check_out(registration=registration, **self.passing)
        except DomainError as error:
            return {"told": self._told(registration, Direction.OUT, Outcome(refusal=error))}
        return self._who(registration, Direction.OUT, outcome)

    def _told(
        self, registration: Registration | None, direction: Direction, outcome: Outcome
    ) -> Told:
        return told(registration.who if registration else "", direction, outcome)

    def _who(
        self, registration: Registration, direction: Direction, outcome: Outcome
    ) -> dict[str, Any]:
        """Who it is, and what the door must know of her: school, photos, needs (L5, L7).

        With the ``stay`` that may be put right, where there is one.
        """
        return {
            "told": self._told(registration, direction, outcome),
            "people": outcome.attendance.present if outcome.attendance else registration.seats,
            "held": held_of(self.occurrence, registration),
            "stay": to_correct(direction, outcome),
            "counts": counts_of(self.occurrence),
        }
