"""Data in: which sheets there are, how each is written, and handing one in."""

from __future__ import annotations

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from core.errors import DomainError
from exchange.forms import UploadForm
from exchange.imports import KINDS, start_check
from exchange.kinds import SheetKind, UnknownSheet, sheet_of, sheets_for
from exchange.preambles import Preamble
from exchange.sheets.writing import XLSX_TYPE, write_xlsx
from jobs.desk import desk_page, downloaded, on_the_desk
from jobs.models import Job

LATEST = 20


@desk_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sheets that she may bring in, and what became of her latest ones."""
    latest = Job.objects.of(request.user).unexpired()[:LATEST]
    context = {
        "title": _("Bring data in"),
        "sheets": sheets_for(_user(request)),
        "jobs": latest,
    }
    return on_the_desk(request, "exchange/index.html", context)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """How a sheet is written, and the form that takes one; what it would change comes next."""
    kind = _kind_for(request, name)
    user = _user(request)
    form = UploadForm(request.POST or None, request.FILES or None, kind=kind, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            job = start_check(
                kind=kind,
                programme=form.cleaned_data.get("programme"),
                name=form.cleaned_data["file"].name,
                content=form.cleaned_data["file"].read(),
                owner=user,
            )
        except DomainError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("exchange:import" if not job.is_live else "jobs:show", key=job.key)
    columns = kind.resource(user=user).import_columns
    context = {
        "title": kind.title,
        "kind": kind,
        "form": form,
        "columns": columns,
        "all_keep": all(column.empty_keeps for column in columns),
        "jobs": Job.objects.of(user).unexpired().filter(kind__in=KINDS, parameters__sheet=name)[:5],
    }
    return on_the_desk(
        request, "exchange/sheet.html", context, status=422 if form.is_bound else 200
    )


@desk_page
@require_safe
def template(request: HttpRequest, name: str) -> HttpResponse:
    """A sheet to start from: the headings and one row as an example."""
    kind = _kind_for(request, name)
    columns = kind.resource(user=_user(request)).import_columns
    file = BytesIO()
    write_xlsx(
        file,
        title=str(kind.title),
        preamble=Preamble(),
        headings=[column.title for column in columns],
        rows=[[column.example for column in columns]],
    )
    return downloaded(file.getvalue(), name=f"{kind.name}.xlsx", content_type=XLSX_TYPE)


def _kind_for(request: HttpRequest, name: str) -> SheetKind:
    try:
        kind = sheet_of(name)
    except UnknownSheet:
        raise Http404 from None
    if not kind.may_be_used_by(_user(request)):
        raise Http404
    return kind


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 # the desk lets nobody else in
    return request.user
