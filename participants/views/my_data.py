"""What is kept of a person: seen, taken along, limited. Erasing is the registrations' page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.errors import DomainError
from jobs.desk import downloaded
from participants.access import person_for
from participants.enums import RequestKind
from participants.models import Participant
from participants.people import as_she_sees
from participants.services import lift_restriction, note_request, restrict_participant
from participants.taking_out import JSON_TYPE, ZIP_TYPE, as_json, as_zip, tables_of


@require_safe
def my_data(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Everything that is kept of her, or of the child called ``pk``."""
    herself = Participant.objects.of(request.user).first()
    person = person_for(request, pk) if pk is not None else herself
    children = Participant.objects.represented_by(request.user).present().order_by("pk")
    context: dict[str, Any] = {
        "person": person,
        "is_herself": person is not None and person == herself,
        "children": children.exclude(pk=person.pk) if person else children,
        "tables": tables_of(as_she_sees(person), all_columns=False) if person else [],
    }
    return render(request, "participants/my_data.html", context)


@require_safe
def take_out_json(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it in one file that other programs read."""
    person = _taking_out(request, pk)
    return downloaded(as_json(as_she_sees(person)), name=_file("json"), content_type=JSON_TYPE)


@require_safe
def take_out_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it in files for a spreadsheet, packed in one."""
    person = _taking_out(request, pk)
    return downloaded(as_zip(as_she_sees(person)), name=_file("zip"), content_type=ZIP_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def restrict(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what changes on GET, do it on POST."""
    person = person_for(request, pk)
    if request.method != "POST":
        return render(request, "participants/restrict.html", {"person": person})
    restrict_participant(participant=person)
    note_request(kind=RequestKind.RESTRICTION, participant=person, by=request.user)
    messages.success(request, _("these data are kept, and nothing else is done with them."))
    return redirect("participants:my_data_of", pk)


@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the data be used again."""
    person = person_for(request, pk)
    try:
        lift_restriction(participant=person)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("these data can be used again."))
    return redirect("participants:my_data_of", pk)


def _taking_out(request: HttpRequest, pk: int) -> Participant:
    """The person, and a line that somebody took her data along."""
    person = person_for(request, pk)
    if request.method == "GET":
        note_request(kind=RequestKind.EXPORT, participant=person, by=request.user)
    return person


def _file(ending: str) -> str:
    name = _("my-data")
    return f"{name}-{timezone.localdate().isoformat()}.{ending}"
