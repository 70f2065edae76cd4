"""A pupil's hours: what counts under which law, and why not."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from attendance.crediting import Credited, credited_people
from attendance.crediting.papers import HEADINGS, fundings_in, rows_of, sheet_of
from attendance.crediting.shown import activities_of, totals_of
from attendance.hours_access import people_with_hours, person_with_hours
from documents.funders import lines
from documents.sheets import sheet_pdf
from documents.typst import PDF_TYPE
from exchange.preambles import Preamble
from exchange.sheets.writing import CSV_TYPE, csv_pieces
from jobs.desk import downloaded
from participants.models import Participant


@require_safe
def my_hours(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Her own hours, or those of somebody under 18 in her care."""
    people = list(people_with_hours(request))
    person = next((one for one in people if _is_asked(one, pk, request)), None)
    if person is None and pk is not None:
        raise Http404
    credited = _of(person) if person else None
    is_herself = person is None or person.user_id == request.user.pk
    context = {
        "person": person,
        "is_herself": is_herself,
        "may_correct": person and not is_herself and _may_correct(request, person),
        "others": [one for one in people if one != person],
        "credited": credited,
        "activities": activities_of(credited) if credited else [],
        "totals": totals_of(credited) if credited else [],
        "fundings": fundings_in([credited]) if credited else [],
    }
    return render(request, "attendance/my_hours.html", context)


def _may_correct(request: HttpRequest, person: Participant) -> bool:
    """Does the reader correct what is known of a child in her care? Until she is 14 (L1)."""
    return Participant.objects.represented_by(request.user).filter(pk=person.pk).exists()


@require_safe
def my_hours_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Her statement on paper, for her school."""
    person = person_with_hours(request, pk)
    credited = _of(person)
    name = person.get_full_name()
    sheet = sheet_of(_("Statement of hours"), name, [(name, credited)])
    content = sheet_pdf(sheet, fundings_in([credited]))
    return downloaded(content, name=_("hours.pdf"), content_type=PDF_TYPE)


@require_safe
def my_hours_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Her statement for a spreadsheet."""
    person = person_with_hours(request, pk)
    credited = _of(person)
    pieces = csv_pieces(
        Preamble(lines(fundings_in([credited]))),
        [str(heading) for heading in HEADINGS],
        rows_of(person.get_full_name(), credited),
    )
    return downloaded(b"".join(pieces), name=_("hours.csv"), content_type=CSV_TYPE)


def _is_asked(one: Participant, pk: int | None, request: HttpRequest) -> bool:
    return one.pk == pk if pk is not None else one.user_id == request.user.pk


def _of(person: Participant) -> Credited:
    return credited_people([person])[person.pk]
