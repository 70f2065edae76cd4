from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from attendance.services import ask_hosts as _ask_hosts

# It runs every quarter of an hour: what comes later than the next one is worthless.
QUARTER = 15 * 60


@shared_task(expires=QUARTER)
def ask_hosts() -> None:
    """Write to who received people in what is over."""
    _ask_hosts(now=timezone.now())
