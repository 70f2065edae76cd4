from __future__ import annotations

from datetime import timedelta

from celery import shared_task

from communications.delivery import deliver_due
from communications.services import listen_again

# A worker process delivers for a minute at most, then lets other tasks pass.
RUN = timedelta(seconds=60)


@shared_task(expires=20)
def deliver_emails() -> None:
    """Deliver what is due: the answer to new messages, and the sweep of what a crash left."""
    listen_again()
    deliver_due(time_limit=RUN)
