"""Asking for long work, stopping it, starting it again."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import OperationalError

from accounts.enums import Language
from accounts.models import User
from core.db import after_commit
from core.errors import DomainError
from jobs.enums import JobStatus
from jobs.kinds import NewFile, kind_of
from jobs.models import Heartbeat, Job
from jobs.models.job import expiry
from jobs.runner import keep_files, run_here

RUN = "jobs.tasks.run"
MAY_START_AGAIN = {JobStatus.FAILED, JobStatus.CANCELLED}

logger = logging.getLogger(__name__)


class NotAgain(DomainError):
    """The job cannot be started again."""


def record_heartbeat(*, name: str) -> None:
    """Write that the background process ``name`` works now. Twice is the same as once."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beaten_at": timezone.now()})


@transaction.atomic
def start_job(
    *,
    kind: str,
    title: str,
    owner: User,
    parameters: Mapping[str, Any] | None = None,
    files: Sequence[NewFile] = (),
    origin: Job | None = None,
) -> Job:
    """Ask for long work: a worker begins it after the caller's transaction commits.

    ``origin`` is the job whose files it reads; each is followed up once by a kind, and asking
    again returns the job that is there.

    Raises:
        UnknownKind: nobody registered ``kind``.
    """
    job, created = _made(kind, title, owner, parameters, files, origin)
    if created:
        after_commit(announce, job)
    return job


def start_job_once(*, kind: str, title: str, owner: User, parameters: Mapping[str, Any]) -> Job:
    """``start_job``, but pressed again while it waits or is at work it is the same job.

    Raises:
        UnknownKind: nobody registered ``kind``.
    """
    live = Job.objects.of(owner).live().filter(kind=kind, parameters=parameters)
    return live.first() or start_job(kind=kind, title=title, owner=owner, parameters=parameters)


@transaction.atomic
def do_at_once(
    *,
    kind: str,
    title: str,
    owner: User,
    parameters: Mapping[str, Any] | None = None,
    files: Sequence[NewFile] = (),
    origin: Job | None = None,
) -> Job:
    """The same work within the request, where it is small; the job returned is over."""
    job, created = _made(kind, title, owner, parameters, files, origin)
    if created:
        run_here(job)
    return job


def _made(
    kind: str,
    title: str,
    owner: User,
    parameters: Mapping[str, Any] | None,
    files: Sequence[NewFile],
    origin: Job | None,
) -> tuple[Job, bool]:
    kind_of(kind)
    if origin is not None and (taken := _follower(origin, kind)):
        return taken, False
    job = Job.objects.create(
        kind=kind,
        title=title[:200],
        owner=owner,
        language=_language(owner),
        parameters=dict(parameters or {}),
        origin=origin,
    )
    keep_files(job, files)
    return job, True


def _follower(origin: Job, kind: str) -> Job | None:
    """The one job of ``kind`` that follows ``origin`` up; ``origin`` stays locked."""
    Job.objects.select_for_update(of=("self",), no_key=True).get(pk=origin.pk)
    return _following(origin, kind).first()


def _following(origin: Job, kind: str) -> QuerySet[Job]:
    """What follows ``origin`` up and waits, is at work or succeeded: there is one at most."""
    return origin.followers.filter(kind=kind).exclude(status__in=MAY_START_AGAIN)


def _language(owner: User) -> str:
    """That of the page she asked from."""
    active = (get_language() or "")[:2]
    return active if active in Language.values else owner.language


def announce(job: Job, *, expires: int | None = None) -> None:
    """Tell the workers. Nobody waits for a dead broker: the sweep tells them again."""
    try:
        current_app.send_task(RUN, kwargs={"key": str(job.key)}, expires=expires, retry=False)
    except OperationalError as error:
        logger.warning("No worker was told of a job: %s", type(error).__name__)


def announce_next() -> None:
    """Tell the workers of the job that has waited longest."""
    waiting = Job.objects.filter(status=JobStatus.QUEUED).order_by("created_at", "pk")
    if job := waiting.only("pk", "key").first():
        announce(job)


@transaction.atomic
def cancel_job(job: Job) -> None:
    """Stop a job: at once while it waits, at its next step while it is at work."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=job.pk, status=JobStatus.QUEUED)
    if not waiting.update(status=JobStatus.CANCELLED, cancel_requested_at=now, finished_at=now):
        running = Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING)
        running.filter(cancel_requested_at=None).update(cancel_requested_at=now)


def may_start_again(job: Job) -> bool:
    """Whether a job stopped, and no other was asked for in its place meanwhile."""
    if job.status not in MAY_START_AGAIN or not kind_of(job.kind).may_restart:
        return False
    return job.origin is None or not _following(job.origin, job.kind).exists()


@transaction.atomic
def start_again(job: Job) -> None:
    """Put a job that failed or was cancelled back in the queue, as it was asked for.

    Raises:
        NotAgain: it is not over, succeeded, is of a kind that is not done again, or another one
            was asked for in its place.
    """
    if not kind_of(job.kind).may_restart:
        raise NotAgain(_("This work cannot be started again."))
    if job.origin is not None and _follower(job.origin, job.kind) not in {None, job}:
        raise NotAgain(
            _("This work was asked for again meanwhile, by another press of the button.")
        )
    over = Job.objects.unexpired().filter(pk=job.pk, status__in=MAY_START_AGAIN)
    if not over.update(
        status=JobStatus.QUEUED,
        created_at=timezone.now(),
        started_at=None,
        finished_at=None,
        cancel_requested_at=None,
        refusal="",
        result={},
        done=0,
        total=0,
        expires_at=expiry(),
    ):
        raise NotAgain(_("This work is not one that stopped: look at it again."))
    after_commit(announce, job)
