"""The link to take part online: only for those who have a seat, and only when it is time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from events.models import Occurrence
from registrations.enums import RegistrationStatus
from registrations.models import Registration

OPENS_BEFORE = timedelta(hours=1)


def join_url(registration: Registration, dates: Iterable[Occurrence], now: datetime) -> str:
    """The link, from an hour before each date until its end; empty at any other time."""
    if registration.status != RegistrationStatus.CONFIRMED:
        return ""
    is_time = any(date.starts_at - OPENS_BEFORE <= now < date.ends_at for date in dates)
    return registration.session.join_url if is_time else ""
