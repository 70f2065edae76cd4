"""The one door to a job and its files."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from jobs.models import Job, JobFile


def job_for(request: HttpRequest, key: UUID) -> Job:
    """The job called ``key``, if it is the reader's own or she administers the platform.

    Raises:
        Http404: it is somebody else's, expired, or there is none.
    """
    return _one(Job.objects.visible_to(request.user).unexpired().filter(key=key).first())


def own_job(request: HttpRequest, key: UUID) -> Job:
    """The same for what only the owner may have: what she handed in and what came out.

    Raises:
        Http404: it is not hers, expired, or there is none.
    """
    jobs = Job.objects.of(request.user).unexpired().select_related("owner", "origin")
    return _one(jobs.filter(key=key).first())


def own_file(request: HttpRequest, key: UUID, pk: int) -> JobFile:
    """A file of a job of the reader's own.

    Raises:
        Http404: it is not hers, expired, or there is none.
    """
    file = JobFile.objects.of(request.user).filter(job__key=key, pk=pk).first()
    if file is None:
        raise Http404
    return file


def _one(job: Job | None) -> Job:
    if job is None:
        raise Http404
    return job
