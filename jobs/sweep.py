"""What is done for jobs that nobody looks after any more."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.locks import try_lock
from jobs import locks
from jobs.enums import JobStatus
from jobs.models import Job
from jobs.models.job import expiry
from jobs.services import announce

# A job that waits longer was perhaps not announced, or its message was lost.
FORGOTTEN_AFTER = timedelta(minutes=1)
# An announcement that no worker has taken by the next sweep is worthless: that one tells again.
ANNOUNCED_FOR = 60

logger = logging.getLogger(__name__)


def sweep_jobs() -> None:
    """Give an end to jobs whose worker died, and tell the workers again of those that wait."""
    for job in Job.objects.filter(status=JobStatus.RUNNING).only("pk", "language"):
        end_if_abandoned(job)
    waiting = Job.objects.filter(
        status=JobStatus.QUEUED, created_at__lt=timezone.now() - FORGOTTEN_AFTER
    )
    for job in waiting.only("pk", "key"):
        announce(job, expires=ANNOUNCED_FOR)


@transaction.atomic
def end_if_abandoned(job: Job) -> bool:
    """Mark a running job on which nobody works as failed; says whether it was one.

    Whoever works holds the job's lock from before it says "running" until its end is committed.
    """
    if not try_lock(locks.of_job(job.pk)):
        return False
    with translation.override(job.language):
        words = _("The program stopped in the middle. Nothing was saved: start it again.")
    abandoned = Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING).update(
        status=JobStatus.FAILED,
        refusal=words,
        finished_at=timezone.now(),
        expires_at=expiry(),
    )
    if abandoned:
        logger.warning("job_id=%d was left behind by a worker", job.pk)
    return bool(abandoned)


def forget_expired_jobs() -> None:
    """Delete jobs past their time, with what was handed in and what came out.

    One whose file another job still reads stays as long as that one.
    """
    now = timezone.now()
    needed = Job.objects.filter(expires_at__gt=now, origin__isnull=False).values("origin")
    expired = Job.objects.filter(expires_at__lte=now).exclude(pk__in=needed)
    expired.exclude(status__in=JobStatus.LIVE).delete()
