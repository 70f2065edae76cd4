"""How much of a course each of its people was there for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from attendance.models import Attendance
from attendance.presence import Stay, minutes_of, stay_of
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


def planned_minutes(dates: Iterable[Occurrence]) -> int:
    """How long a course lasts, in whole minutes."""
    return minutes_of((date.starts_at, date.ends_at) for date in dates)


def shares_of(session: Session, registrations: Sequence[Registration]) -> list[Share]:
    """The shares of ``registrations`` of one session: three queries, however many they are."""
    dates = {date.pk: date for date in session.occurrences.all()}
    stays: dict[tuple[int, int], list[Stay]] = defaultdict(list)
    rows = Attendance.objects.that_count().filter(registration__in=registrations)
    for row in rows.order_by("arrived_at", "pk"):
        date = dates[row.occurrence_id]
        stays[row.registration_id, date.pk].append(stay_of(row, date))
    rule = Occurrence.objects.filter(session=session, certificate_rules__isnull=False)
    compulsory = set(rule.values_list("pk", flat=True))
    planned = planned_minutes(dates.values())
    return [_share(one, dates, stays, planned, compulsory) for one in registrations]


def _share(
    registration: Registration,
    dates: Mapping[int, Occurrence],
    stays: Mapping[tuple[int, int], Sequence[Stay]],
    planned: int,
    compulsory: Collection[int],
) -> Share:
    there = {pk: stays.get((registration.pk, pk), ()) for pk in dates}
    minutes = {pk: minutes_of(found) for pk, found in there.items()}
    total = minutes_of(stay for found in there.values() for stay in found)
    missed = [dates[pk] for pk in dates if pk in compulsory and not minutes[pk]]
    return Share(registration, minutes, total, planned, missed)
