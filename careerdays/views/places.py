"""After timetables are out: buttons that take a place, leave it or give one back."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from careerdays.models import Ballot, Encounter, Meeting, PlaceOffer
from careerdays.services import decline_place, give_back, take_place

# What a button is called, with the meeting, encounter or offer (id) that it is about.
TAKE, GIVE_BACK, DECLINE, INSTEAD = "take", "give_back", "decline", "instead"
PLACES = "#places"
# Longer numbers are larger than any id (64 bits).
LONGEST = 19

Row = TypeVar("Row", bound=Model)


def change_place(request: HttpRequest, ballot: Ballot) -> str:
    """Do what a button says; returns where on the page she was, empty where it is another's."""
    meetings = Meeting.objects.filter(host__career_day=ballot.career_day_id)
    if meeting := _named(request, TAKE, meetings):
        take_place(ballot=ballot, meeting=meeting, instead=number_of(request, INSTEAD))
        messages.success(request, _("The place is yours: your timetable is changed."))
        return PLACES
    hers = Encounter.objects.filter(ballot=ballot).select_related("round")
    if encounter := _named(request, GIVE_BACK, hers):
        give_back(encounter=encounter)
        messages.success(request, _("You gave the place back: it goes to somebody else."))
        return PLACES
    offers = PlaceOffer.objects.open(timezone.now()).filter(ballot=ballot)
    if offer := _named(request, DECLINE, offers):
        decline_place(offer=offer)
        messages.success(request, _("You left the place to somebody else."))
        return PLACES
    return ""


def _named(request: HttpRequest, name: str, rows: QuerySet[Row]) -> Row | None:
    """The row whose id a button carries; None for nonsense, and for what is not hers."""
    return rows.filter(pk=number_of(request, name)).first()


def number_of(request: HttpRequest, name: str) -> int | None:
    """A number as the database could have it; None for nonsense ("²" is a digit and no number)."""
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < LONGEST else None
