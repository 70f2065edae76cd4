"""What a check found or an import did, and the button that saves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from exchange.imports import CHECK, KINDS, SAVE, start_save
from exchange.kinds import sheet_of
from exchange.preambles import Preamble
from exchange.reports import FILE_NAME, SHOWN, RowReport, rows_in
from exchange.sheets.writing import CSV_TYPE, csv_pieces
from jobs.access import own_job
from jobs.desk import desk_page, downloaded, on_the_desk
from jobs.enums import FileRole, JobStatus
from jobs.models import Job

ROWS_A_PAGE = 50


@desk_page
@require_safe
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    """Counts, and every row that changes or cannot be saved, page by page."""
    job = _import_of(request, key)
    if job.is_live or not job.result:
        return redirect("jobs:show", key=key)
    only = request.GET.get("only", "")
    rows = [row for row in _rows(job) if row.outcome == only or only not in SHOWN]
    saved = Job.objects.filter(origin=job, kind=SAVE).exclude(status__in=_STOPPED).first()
    context = {
        "title": job.title,
        "job": job,
        "kind": sheet_of(job.parameters["sheet"]),
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "only": only if only in SHOWN else "",
        "is_check": job.kind == CHECK,
        "changes_something": bool(job.result["new"] or job.result["changed"]),
        "saved": saved,
    }
    return on_the_desk(request, "exchange/import.html", context)


_STOPPED = {JobStatus.FAILED, JobStatus.CANCELLED}


@desk_page
@require_safe
def faults(request: HttpRequest, key: UUID) -> HttpResponse:
    """Everything that is wrong with a sheet, as a sheet."""
    job = _import_of(request, key)
    headings = [_("Row"), _("Column"), _("Cell"), _("What is wrong")]
    pieces = csv_pieces(Preamble(), headings, _fault_lines(_rows(job)))
    return downloaded(b"".join(pieces), name=_("errors") + ".csv", content_type=CSV_TYPE)


@desk_page
@require_POST
def save(request: HttpRequest, key: UUID) -> HttpResponse:
    """Save what was checked."""
    check = _import_of(request, key)
    try:
        job = start_save(check=check)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("exchange:import", key=key)
    if job.is_live or not job.result:
        return redirect("jobs:show", key=job.key)
    return redirect("exchange:import", key=job.key)


def _import_of(request: HttpRequest, key: UUID) -> Job:
    job = own_job(request, key)
    if job.kind not in KINDS:
        raise Http404
    return job


def _rows(job: Job) -> Iterator[RowReport]:
    file = job.files.filter(role=FileRole.ROWS, name=FILE_NAME).first()
    return rows_in(bytes(file.content)) if file else iter(())


def _fault_lines(rows: Iterable[RowReport]) -> Iterator[list[object]]:
    for row in rows:
        for fault in row.faults:
            yield [row.number, fault.column, fault.cell, fault.words]
