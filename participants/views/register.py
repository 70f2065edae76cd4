"""The register of processing and the impact assessment, on the desk: made, never typed (L10)."""

from __future__ import annotations

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.dates import date_words
from core.site import site_facts
from exchange.preambles import Preamble
from exchange.sheets.writing import CSV_TYPE, XLSX_TYPE, csv_pieces, write_xlsx
from jobs.desk import desk_page, downloaded, on_the_desk
from participants.access import refuse_who_sees_no_privacy
from participants.register import HEADINGS, impact_assessment, register_entries
from participants.register.measures import MEASURES
from participants.register.odt import ODT_TYPE, odt


@desk_page
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register, to be read."""
    refuse_who_sees_no_privacy(request)
    context = {
        "title": _("Register of processing"),
        "headings": HEADINGS,
        "entries": register_entries(),
        "measures": MEASURES,
    }
    return on_the_desk(request, "participants/register.html", context)


@desk_page
@require_safe
def register_file(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 # of the address
    """The register as a sheet."""
    refuse_who_sees_no_privacy(request)
    title = _("Register of processing")
    name = f"{slugify(title)}-{timezone.localdate():%Y-%m-%d}.{format}"
    headings = [str(heading) for heading in HEADINGS]
    rows = [entry.cells for entry in register_entries()]
    if format == "csv":
        pieces = csv_pieces(_preamble(title), headings, rows)
        return downloaded(b"".join(pieces), name=name, content_type=CSV_TYPE)
    if format != "xlsx":
        raise Http404
    file = BytesIO()
    write_xlsx(file, title=title, preamble=_preamble(title), headings=headings, rows=rows)
    return downloaded(file.getvalue(), name=name, content_type=XLSX_TYPE)


@desk_page
@require_safe
def dpia(request: HttpRequest) -> HttpResponse:
    """The impact assessment as far as the portal fills it in; it prints as it is."""
    refuse_who_sees_no_privacy(request)
    document = impact_assessment()
    context = {"title": document.title, "document": document}
    return on_the_desk(request, "participants/dpia.html", context)


@desk_page
@require_safe
def dpia_file(request: HttpRequest) -> HttpResponse:
    """The same to be completed by hand."""
    refuse_who_sees_no_privacy(request)
    document = impact_assessment()
    name = f"{slugify(document.title)}-{timezone.localdate():%Y-%m-%d}.odt"
    return downloaded(odt(document), name=name, content_type=ODT_TYPE)


def _preamble(title: str) -> Preamble:
    site = site_facts()
    made = _("Made on %(day)s") % {"day": date_words(timezone.localdate(), with_year=True)}
    return Preamble(lines=[title, f"{site['owner']}, {site['contact_email']}", made])
