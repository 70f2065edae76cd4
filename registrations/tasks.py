from __future__ import annotations

from celery import shared_task

from registrations import reminders, services

# What runs every minute is worthless when it comes late: the next one does the same.
MINUTE = 60


@shared_task(expires=MINUTE)
def plan_reminders() -> None:
    """Write the reminders that are due."""
    reminders.plan_reminders()


@shared_task(expires=MINUTE)
def expire_offers() -> None:
    """Pass on the offers that nobody answered in time."""
    services.expire_offers()


@shared_task(expires=MINUTE)
def expire_pending() -> None:
    """Remind guardians half-way, and pass on the seats that none of them authorised in time."""
    services.remind_guardians()
    services.expire_pending()


@shared_task(expires=MINUTE)
def expire_choices() -> None:
    """Free the seats of who did not choose in time, and settle what no longer clashes."""
    services.settle_choices()
    services.expire_choices()


@shared_task(expires=MINUTE)
def tend_lines() -> None:
    """End the lines of sessions that have begun, and look again at those in front of free seats."""
    services.end_past_waiting()
    services.promote_stalled()
    services.promote_split_parties()
