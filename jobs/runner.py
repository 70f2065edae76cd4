"""Doing a job: once, whole or not at all, and with an end that is always written down.

The work and the job's final state are one transaction; what the kind prepares is one before it.
While it lasts, a lock of the job's name is held (``core.locks``), so that a job that says it is
running while its lock is free was left behind by a worker that died: ``jobs.sweep`` finds it.
Claiming and progress go through a second connection, which others can read at once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from uuid import UUID

import pghistory
from billiard.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected

from core.errors import DomainError
from core.locks import try_lock
from jobs import locks
from jobs.enums import JobStatus
from jobs.kinds import NewFile, Outcome, Refused, kind_of
from jobs.models import Job, JobFile
from jobs.models.job import expiry
from jobs.progress import Cancelled, Progress, Reported, Unseen, connection_aside

CLAIM = """
UPDATE jobs_job SET status = 'running', started_at = %(now)s, done = 0, total = 0
WHERE id = %(job)s AND status = 'queued'
"""

logger = logging.getLogger(__name__)


def run_job(key: UUID) -> bool:
    """Do the job called ``key`` if it still waits, and nothing else is at work; says whether.

    One long work at a time: the other workers go on with mails and offers. Whoever comes second
    with the same job does nothing.
    """
    fault = _prepared(key)
    with closing(connection_aside()) as aside, transaction.atomic():
        job = Job.objects.select_related("owner").filter(key=key).first()
        if job is None:
            logger.info("A job is gone before its turn.")
            return False
        if not (_may_begin(job) and _claim(job, aside)):
            return False
        job.refresh_from_db()
        _work(job, Reported(job.pk, aside), fault)
    return True


def _prepared(key: UUID) -> Exception | None:
    """What went wrong with what comes before the work; it is said when the job has its turn."""
    waiting = Job.objects.filter(key=key, status=JobStatus.QUEUED)
    job = waiting.select_related("owner").first()
    return _prepare(job) if job else None


def _prepare(job: Job) -> Exception | None:
    try:
        with transaction.atomic(), _as_owner(job):
            kind_of(job.kind).prepare(job)
    except Exception as error:
        return error
    return None


@contextmanager
def _as_owner(job: Job) -> Iterator[None]:
    with translation.override(job.language), pghistory.context(user=job.owner_id):
        yield


def run_here(job: Job) -> None:
    """Do a job that this transaction has just made, within it."""
    job.status, job.started_at = JobStatus.RUNNING, timezone.now()
    job.save(update_fields=["status", "started_at"])
    _work(job, Unseen(), _prepare(job))


def _may_begin(job: Job) -> bool:
    return try_lock(locks.of_job(job.pk)) and try_lock(locks.LONG_WORK)


def _claim(job: Job, aside: BaseDatabaseWrapper) -> bool:
    """Compare and swap, seen by everybody at once. The lock is held before: see the sweep."""
    with aside.cursor() as cursor:
        cursor.execute(CLAIM, {"now": timezone.now(), "job": job.pk})
        return int(cursor.rowcount) == 1


def _work(job: Job, progress: Progress, fault: Exception | None) -> None:
    with _as_owner(job):
        status, refusal, outcome = _end_of(job, progress, fault)
    job.status, job.refusal, job.result = status, refusal, dict(outcome.result)
    job.finished_at, job.expires_at = timezone.now(), expiry()
    job.save(update_fields=["status", "refusal", "result", "finished_at", "expires_at"])
    keep_files(job, outcome.files)


def _end_of(
    job: Job, progress: Progress, fault: Exception | None
) -> tuple[JobStatus, str, Outcome]:
    """Call the kind's work in a savepoint: what it wrote is taken back unless it succeeds.

    ``fault`` is what went wrong before: it ends the job as if the work had raised it.
    """
    try:
        if fault:
            raise fault
        with transaction.atomic():
            outcome = kind_of(job.kind).run(job, progress)
            # What waits for the commit speaks now, while there is still somebody to hear it.
            connection.check_constraints()
    except Cancelled:
        return JobStatus.CANCELLED, "", Outcome()
    except Refused as refused:
        return JobStatus.FAILED, str(refused), refused.outcome
    except DomainError as refused:
        return JobStatus.FAILED, str(refused), Outcome()
    except SoftTimeLimitExceeded:
        return JobStatus.FAILED, _("It took too long. Nothing was saved."), Outcome()
    except OperationalError as error:
        crossed = isinstance(error.__cause__, DeadlockDetected)
        logger.error("job_id=%d (%s) failed: %s", job.pk, job.kind, type(error.__cause__).__name__)
        return JobStatus.FAILED, _crossed() if crossed else _fault(), Outcome()
    except Exception as error:
        # No words of the error: they may hold what stands in the file.
        logger.error("job_id=%d (%s) failed: %s", job.pk, job.kind, type(error).__name__)
        return JobStatus.FAILED, _fault(), Outcome()
    return JobStatus.SUCCEEDED, "", outcome


def _crossed() -> str:
    return _(
        "Somebody else was changing the same rows at the same moment. Nothing was saved: try again."
    )


def _fault() -> str:
    return _("Something went wrong on our side. Nothing was saved.")


def keep_files(job: Job, files: Iterable[NewFile]) -> None:
    """Keep ``files`` with the job."""
    for file in files:
        JobFile.objects.update_or_create(
            job=job,
            role=file.role,
            name=file.name,
            defaults={
                "content": file.content,
                "content_type": file.content_type,
                "size": len(file.content),
            },
        )
