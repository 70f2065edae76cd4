"""Registrations by the day on which they arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from registrations.enums import RegistrationStatus
from registrations.models import Registration

DAYS = 30


@dataclass(frozen=True, slots=True)
class Day:
    """What became of the registrations that arrived on a day."""

    day: date
    seated: int = 0
    waiting: int = 0
    ended: int = 0

    @property
    def arrived(self) -> int:
        return self.seated + self.waiting + self.ended


def arrivals(programmes: Sequence[int], now: datetime) -> list[Day]:
    """The last ``DAYS`` days up to that of ``now``, those without arrivals too.

    Days are those of Rome, so one of them may have 23 hours or 25. Who was offered a seat holds
    one.
    """
    rome = timezone.get_default_timezone()
    today = timezone.localtime(now, rome).date()
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    counted = (
        Registration.objects.filter(
            session__event__programme__in=programmes,
            created_at__gte=datetime.combine(days[0], time.min, tzinfo=rome),
        )
        .order_by()
        .values(day=TruncDate("created_at", tzinfo=rome))
        .annotate(
            seated=Count("pk", filter=Q(status__in=RegistrationStatus.HOLDING)),
            waiting=Count("pk", filter=Q(status=RegistrationStatus.WAITING)),
            ended=Count("pk", filter=Q(status__in=RegistrationStatus.ENDED)),
        )
    )
    found = {row["day"]: Day(**row) for row in counted}
    return [found.get(day, Day(day)) for day in days]
