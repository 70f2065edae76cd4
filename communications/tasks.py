from __future__ import annotations

from celery import shared_task


@shared_task(expires=20)
def deliver_emails() -> None:
    """Deliver what is due."""
