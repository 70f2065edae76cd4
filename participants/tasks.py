from __future__ import annotations

from celery import shared_task

from participants.retention.work import run
from participants.services import tell_of_birthdays as tell

# A little later its process is ended: what is done is done, and the next night goes on.
ENOUGH = 50 * 60


@shared_task(soft_time_limit=ENOUGH, time_limit=ENOUGH + 60)
def forget_what_is_due() -> None:
    """Every night: data whose time is over go (L8)."""
    run()


@shared_task
def tell_of_birthdays() -> None:
    """Tell guardians who has reached the age from which she decides, and who is of age."""
    tell()
