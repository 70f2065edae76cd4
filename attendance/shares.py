"""How much of a course each of its people was there for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attendance.grace import grace_of
from attendance.models import Attendance
from attendance.presence import attended, planned_minutes
from events.models import Occurrence, Session
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class Share:
    """One registration: the minutes on each date (id) of its session, of so many planned in all.

    ``total`` is cut to whole minutes once (decision 0011); ``missed`` are compulsory dates.
    """

    registration: Registration
    minutes: Mapping[int, int]
    total: int
    planned: int
    missed: Sequence[Occurrence]

    @property
    def dates(self) -> int:
        """On how many dates somebody was there."""
        return sum(minutes > 0 for minutes in self.minutes.values())

    @property
    def percent(self) -> int:
        """Whole percents of the course; what is begun does not count: 10 h 29 of 15 h are 69."""
        return self.total * 100 // self.planned if self.planned else 0


def shares_of(session: Session, registrations: Sequence[Registration]) -> list[Share]:
    """The shares of ``registrations`` of one session: five queries, however many they are."""
    dates = {date.pk: date for date in session.occurrences.all()}
    stays: dict[int, list[Attendance]] = defaultdict(list)
    rows = Attendance.objects.that_count().filter(registration__in=registrations)
    for row in rows.order_by("arrived_at", "pk"):
        stays[row.registration_id].append(row)
    rule = Occurrence.objects.filter(session=session, certificate_rules__isnull=False)
    compulsory = set(rule.values_list("pk", flat=True))
    planned, grace = planned_minutes(dates.values()), grace_of(session.event_id)
    shares = []
    for one in registrations:
        there = attended(dates.values(), stays[one.pk], grace=grace)
        missed = [dates[pk] for pk in dates if pk in compulsory and not there.minutes[pk]]
        shares.append(Share(one, there.minutes, there.total, planned, missed))
    return shares
