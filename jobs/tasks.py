from __future__ import annotations

from celery import shared_task

from jobs.services import record_heartbeat


@shared_task(expires=60)
def beat() -> None:
    """Show that beat schedules and a worker works: one minute's proof, worthless when late."""
    record_heartbeat(name="worker")
