from __future__ import annotations

from uuid import UUID

from celery import shared_task

from jobs.runner import run_job
from jobs.services import announce_next, record_heartbeat
from jobs.sweep import forget_expired_jobs, sweep_jobs

# Long work is given this long; a little later its process is ended. Both are under the hour after
# which Redis hands a message out again (which would do nothing: a job is claimed once).
ENOUGH = 50 * 60


@shared_task(expires=60)
def beat() -> None:
    """Show that beat schedules and a worker works: one minute's proof, worthless when late."""
    record_heartbeat(name="worker")


@shared_task(soft_time_limit=ENOUGH, time_limit=ENOUGH + 5 * 60)
def run(*, key: str) -> None:
    """Do one job, then tell of the next. A message that comes twice, or late, does nothing."""
    if run_job(UUID(key)):
        announce_next()


@shared_task(expires=60)
def sweep() -> None:
    """Look after jobs whose worker died or that no worker was told of."""
    sweep_jobs()


@shared_task
def forget_expired() -> None:
    """Delete jobs past their time, and their files."""
    forget_expired_jobs()
