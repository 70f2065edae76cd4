"""Hours of a school's classes, for its teachers to transcribe (L19)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from attendance.crediting import Credited, credited_classes, credited_people
from attendance.crediting.papers import HEADINGS, fundings_in, rows_of, sheet_of
from attendance.crediting.shown import activities_of, totals_of
from attendance.hours_access import class_with_hours, classes_with_hours, pupils_of
from documents.funders import preamble
from documents.sheets import sheet_pdf
from documents.typst import PDF_TYPE
from events.models import Occurrence
from exchange.exports import CSV, Table, write_out
from jobs.desk import downloaded
from programmes.models import Programme
from registrations.models import Registration
from schools.models import SchoolClass

Named = list[tuple[str, Credited]]


@require_safe
def school_hours(request: HttpRequest, code: str) -> HttpResponse:
    """The classes that took part in something, with what counts for each."""
    school, classes = classes_with_hours(request, code)
    credited = credited_classes(classes)
    shown = [
        (one, totals_of(credited[one.pk]), credited[one.pk].statement.attended)
        for one in classes
        if credited[one.pk].statement.attended
    ]
    context = {
        "school": school,
        "current": "hours",
        "classes": shown,
        "fundings": fundings_in(credited.values()),
    }
    return render(request, "attendance/school_hours.html", context)


@require_safe
def class_hours(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What a class did, and each of the pupils whom its school named."""
    school_class = class_with_hours(request, code, pk)
    people = _people(school_class)
    booked = Registration.objects.active().filter(school_class=school_class).order_by("pk")
    keys = dict(booked.values_list("session", "key"))
    context = {
        "school": school_class.school,
        "school_class": school_class,
        "current": "hours",
        "people": [
            (who, one, activities_of(one), totals_of(one), _to_say(one, keys))
            for who, one in people
        ],
        "fundings": fundings_in(one for _who, one in people),
    }
    return render(request, "attendance/class_hours.html", context)


@require_safe
def class_hours_pdf(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The same on paper."""
    school_class = class_with_hours(request, code, pk)
    people = _people(school_class)
    about = f"{school_class} · {school_class.school}"
    sheet = sheet_of(_("Statement of hours"), about, people)
    content = sheet_pdf(sheet, fundings_in(one for _who, one in people))
    return downloaded(content, name=_("hours.pdf"), content_type=PDF_TYPE)


@require_safe
def class_hours_csv(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The same for a spreadsheet; the log says who took it out."""
    school_class = class_with_hours(request, code, pk)
    people = _people(school_class)
    user: Any = request.user
    file = write_out(
        Table(
            name="attendance.attendance",
            title=_("Hours of class %(class)s") % {"class": school_class},
            headings=[str(heading) for heading in HEADINGS],
            rows=[row for who, one in people for row in rows_of(who, one)],
            preamble=preamble(_programmes(one for _who, one in people)),
        ),
        format_=CSV,
        filters=f"{school_class} · {school_class.school}",
        owner=user,
    )
    return downloaded(file.content, name=file.name, content_type=file.content_type)


def _people(school_class: SchoolClass) -> Named:
    """The class by its numbers, then the pupils whom its bookings name."""
    pupils = pupils_of(school_class)
    by_person = credited_people(pupils)
    whole = _("Whoever was there of class %(class)s") % {"class": school_class}
    named = [(pupil.get_full_name(), by_person[pupil.pk]) for pupil in pupils]
    return [(whole, credited_classes([school_class])[school_class.pk]), *named]


def _to_say(credited: Credited, keys: Mapping[int, UUID]) -> list[tuple[Occurrence, UUID | None]]:
    """The dates of which her teacher may say whether she was there, with the booking's key."""
    return [(date, keys.get(date.session_id)) for date in credited.unknown]


def _programmes(people: Any) -> Any:
    ids = {activity.session.event.programme_id for one in people for activity in activities_of(one)}
    return Programme.objects.filter(pk__in=ids)
