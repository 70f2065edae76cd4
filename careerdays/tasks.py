from __future__ import annotations

from celery import shared_task

from careerdays import services

# What runs every minute is worthless when it comes late: the next one does the same.
MINUTE = 60


@shared_task(expires=MINUTE)
def tend_places() -> None:
    """Offer the places that became free, and pass on those that nobody took in time."""
    services.tend_places()
