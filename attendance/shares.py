"""How much of a course each of its people was there for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attendance.models import Attendance
from attendance.presence import Stay, minutes_of, stay_of
from events.models import Occurrence, Session
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class Share:
    """One registration: the minutes on each date (id) of its session, of so many planned in all."""

    registration: Registration
    minutes: Mapping[int, int]
    planned: int

    @property
    def total(self) -> int:
        return sum(self.minutes.values())

    @property
    def dates(self) -> int:
        """On how many dates somebody was there."""
        return sum(minutes > 0 for minutes in self.minutes.values())

    @property
    def percent(self) -> int:
        """Whole percents of the course; what is begun does not count: 10 h 29 of 15 h are 69."""
        return self.total * 100 // self.planned if self.planned else 0


def planned_minutes(dates: Iterable[Occurrence]) -> int:
    """How long a course lasts, in whole minutes."""
    return minutes_of((date.starts_at, date.ends_at) for date in dates)


def shares_of(session: Session, registrations: Sequence[Registration]) -> list[Share]:
    """The shares of ``registrations`` of one session: two queries, however many they are."""
    dates = {date.pk: date for date in session.occurrences.all()}
    stays: dict[tuple[int, int], list[Stay]] = defaultdict(list)
    rows = Attendance.objects.filter(registration__in=registrations)
    for row in rows.order_by("arrived_at", "pk"):
        date = dates[row.occurrence_id]
        stays[row.registration_id, date.pk].append(stay_of(row, date))
    planned = planned_minutes(dates.values())
    return [
        Share(one, {pk: minutes_of(stays.get((one.pk, pk), [])) for pk in dates}, planned)
        for one in registrations
    ]
