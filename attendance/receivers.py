"""What attendance does when something below it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.dispatch import receiver
from django.utils.translation import gettext as _

from attendance.models import Attendance
from attendance.windows import AFTER, BEFORE
from core.dates import when
from core.errors import DomainError
from events.models import Session
from events.services import Times
from registrations.signals import session_changed


class DateWasAttended(DomainError):
    """Somebody came on a date that would move to where she was not."""


@receiver(session_changed, dispatch_uid="attendance.who_came_stays")
def who_came_stays(
    *, session: Session, dates: Sequence[tuple[Times, Times | None]], **_kwargs: Any
) -> None:
    """A date on which somebody came moves only as far as she still was at its door.

    Raises:
        DateWasAttended: it moves further; with whom it would say that she came on the new day.
    """
    came = {now.starts_at: before for before, now in dates if now and now != before}
    there = Attendance.objects.filter(occurrence__session=session, occurrence__starts_at__in=came)
    elsewhere = there.exclude(
        arrived_at__range=(F("occurrence__starts_at") - BEFORE, F("occurrence__ends_at") + AFTER)
    )
    found = elsewhere.order_by("occurrence__starts_at").select_related("occurrence").first()
    if found is not None:
        before = came[found.occurrence.starts_at]
        words = _(
            "Somebody was written down as present on %(date)s: this date cannot move so far. Leave "
            "it and add the new one, or empty its list of presences first."
        )
        raise DateWasAttended(words % {"date": when(before.starts_at, before.ends_at)})
