"""A class in several workshops at once: its teacher writes choices, and reads who goes where."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.sheets import sheet_pdf
from documents.typst import PDF_TYPE
from jobs.desk import downloaded
from programmes.fundings import fundings_of
from registrations.class_access import parallel_booking_of
from registrations.workshop_forms import WishesForm
from registrations.workshop_sheet import workshop_sheet
from registrations.workshops import distribute, workshops_of

# What the button that wants paper is called.
PDF = "pdf"


@require_http_methods(["GET", "HEAD", "POST"])
def who_goes_where(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choices by number on a page that keeps nothing; the best distribution, or its PDF."""
    registration, party, parts = parallel_booking_of(request, key)
    workshops = workshops_of(parts)
    form = WishesForm(request.POST if request.method == "POST" else None, workshops=workshops)
    found = distribute(workshops, form.wishes, seed=str(party.key)) if form.is_valid() else None
    fundings = fundings_of([registration.session.event.programme])
    if found and PDF in request.POST:
        content = sheet_pdf(workshop_sheet(registration, found), fundings)
        return downloaded(content, name=_("who-goes-where.pdf"), content_type=PDF_TYPE)
    context = {
        "registration": registration,
        "event": registration.session.event,
        "workshops": workshops,
        "form": form,
        "distribution": found,
        "fundings": fundings,
    }
    status = 422 if form.errors else 200
    return render(request, "registrations/workshops.html", context, status=status)
