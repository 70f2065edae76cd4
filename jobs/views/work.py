"""The page of a job: how far it is, stopping it, starting it again, what came out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from jobs.access import job_for, own_file, own_job
from jobs.desk import desk_page, downloaded, on_the_desk
from jobs.enums import FileRole, JobStatus
from jobs.kinds import JobKind, UnknownKind, kind_of
from jobs.models import Job, JobFile
from jobs.services import cancel_job, may_start_again, start_again


@desk_page
@require_safe
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far a job is; once it is over, what came out. htmx asks for the changing part alone."""
    job = job_for(request, key)
    asks_for_a_part = "HX-Request" in request.headers
    if not job.is_live and asks_for_a_part:
        # The whole page shows the end, or leads to it.
        response = HttpResponse()
        response["HX-Redirect"] = reverse("jobs:show", args=[job.key])
        return response
    kind = _kind(job)
    is_owner = job.owner_id == request.user.pk
    if job.status == JobStatus.SUCCEEDED and is_owner and kind and kind.page:
        return redirect(kind.page(job))
    context = {
        "title": job.title,
        "job": job,
        "is_owner": is_owner,
        "files": _files(job) if is_owner else [],
        "result_template": kind.template if kind and is_owner and not job.is_live else "",
        "result": job.result,
        "result_page": kind.page(job) if kind and kind.page and job.result and is_owner else "",
        "may_start_again": kind is not None and may_start_again(job),
    }
    template = "jobs/_progress.html" if asks_for_a_part else "jobs/job.html"
    return on_the_desk(request, template, context)


@desk_page
@require_POST
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask a job to stop."""
    cancel_job(job_for(request, key))
    return redirect("jobs:show", key=key)


@desk_page
@require_POST
def again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Start again one's own job that stopped."""
    try:
        start_again(own_job(request, key))
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It waits for its turn again."))
    return redirect("jobs:show", key=key)


@desk_page
@require_safe
def download(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """A file of one's own job, until it expires."""
    file = own_file(request, key, pk)
    return downloaded(bytes(file.content), name=file.name, content_type=file.content_type)


def _kind(job: Job) -> JobKind | None:
    """None where the portal no longer knows the kind of an old job."""
    try:
        return kind_of(job.kind)
    except UnknownKind:
        return None


def _files(job: Job) -> list[JobFile]:
    return list(job.files.filter(role=FileRole.OUTPUT).defer("content"))
