"""The list on paper, for a door without phones."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from attendance.access import at_the_door, occurrence_for
from attendance.paper import door_sheet
from documents.sheets import sheet_pdf
from documents.typst import PDF_TYPE
from jobs.desk import downloaded
from programmes.fundings import fundings_of


@require_safe
@at_the_door
def paper(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who has a place at one date, as a tagged PDF with boxes to tick."""
    occurrence = occurrence_for(request, key, timezone.now())
    fundings = fundings_of([occurrence.session.event.programme])
    content = sheet_pdf(door_sheet(occurrence), fundings)
    return downloaded(content, name=_("door.pdf"), content_type=PDF_TYPE)
