from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from careerdays import notifications, services

# What runs every minute is worthless when it comes late: the next one does the same.
MINUTE = 60


@shared_task(expires=MINUTE)
def tend_places() -> None:
    """Offer the places that became free, and pass on those that nobody took in time."""
    services.tend_places()


@shared_task(expires=5 * MINUTE)
def call_choosers() -> None:
    """Write to those who have chosen nobody: that choices are open, and that they close soon."""
    notifications.call_choosers(timezone.now())
