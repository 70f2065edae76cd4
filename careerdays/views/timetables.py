"""A student's timetable to keep: a calendar file and a page to print."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careerdays.access import Encounters, encounters_of
from careerdays.models import CareerDay, Encounter
from careerdays.timetable_sheets import student_sheet
from documents.sheets import sheet_pdf
from documents.typst import PDF_TYPE
from events.calendar import CONTENT_TYPE, Slot, slots_calendar
from jobs.desk import downloaded
from programmes.fundings import fundings_of
from registrations.access import registration_of
from registrations.models import Registration


@require_safe
def timetable(request: HttpRequest, key: UUID) -> HttpResponse:
    """Her timetable as a tagged PDF."""
    registration, encounters = _published(request, key)
    fundings = fundings_of([registration.session.event.programme])
    content = sheet_pdf(student_sheet(registration, encounters), fundings)
    return downloaded(content, name=_("timetable.pdf"), content_type=PDF_TYPE)


@require_safe
def timetable_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """Her encounters as dates of a calendar."""
    registration, encounters = _published(request, key)
    slots = [
        Slot(
            name=f"{registration.key}-{one.round_id}",
            title=f"{one.host.name}, {one.host.organisation.name}",
            starts_at=one.round.starts_at,
            ends_at=one.round.ends_at,
            room=one.meeting.room,
            changed_at=_changed_at(one, encounters.career_day),
        )
        for one in encounters.timetable
    ]
    content = slots_calendar(registration.session, slots)
    return downloaded(content, name="bussola.ics", content_type=CONTENT_TYPE)


def _changed_at(encounter: Encounter, career_day: CareerDay) -> datetime:
    """When her timetable, or the host with her room, last changed; else when it was published."""
    moments = [career_day.published_at, encounter.ballot.changed_at, encounter.host.updated_at]
    return max(moment for moment in moments if moment)


def _published(request: HttpRequest, key: UUID) -> tuple[Registration, Encounters]:
    """A registration that she may see and its encounters; 404 before they are published."""
    registration = registration_of(request, key)
    encounters = encounters_of(registration)
    if encounters is None or not encounters.timetable:
        raise Http404
    return registration, encounters
