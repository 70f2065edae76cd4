"""The days of an event for which a class has a booking each, and whether its pupils are the same.

Nothing is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from careerdays.models import LEADING, Choice
from registrations.enums import RegistrationStatus
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class OtherDay:
    """Another booking of the class, whose pupils are, or can be, those of the first.

    ``aside`` is how many have chosen with its slips whose choices would not count any more.
    """

    registration: Registration
    are_same: bool
    aside: int


def other_days(registration: Registration) -> list[OtherDay]:
    """The days on which the pupils of a class's booking come too, or may; the earlier first.

    Parts of a class that split, and days at the same time, are of different pupils: nobody asks.
    """
    bookings = Bookings(registration)
    mine = bookings.with_slips_of(registration.pk)
    others = [
        (one, are_same)
        for one in bookings.held()
        if one.pk != registration.pk
        and ((are_same := one in mine) or can_be_same(mine, bookings.with_slips_of(one.pk)))
    ]
    if not others:
        return []
    leading = bookings.leading[registration.pk]
    chose = choosers({leading, *(bookings.leading[one.pk] for one, _are_same in others)})
    return [
        OtherDay(one, are_same, set_aside(chose, leading, bookings.leading[one.pk]))
        for one, are_same in others
    ]


class Bookings:
    """All that a class booked of an event, whatever became of it; the earlier day first.

    ``leading`` is, of each (id), that (id) whose slips its pupils have. Two queries.
    """

    def __init__(self, registration: Registration) -> None:
        rows = Registration.objects.filter(
            school_class=registration.school_class_id,
            session__event=registration.session.event_id,
        )
        shown: Any = rows.select_related("session").prefetch_related("session__occurrences")
        self.rows: list[Any] = list(
            shown.annotate(slips_of=LEADING).order_by("session__starts_at", "pk")
        )
        self.leading: dict[int, int] = {one.pk: one.slips_of for one in self.rows}

    def held(self) -> list[Registration]:
        """Those that have their places."""
        return [one for one in self.rows if one.status == RegistrationStatus.CONFIRMED]

    def with_slips_of(self, booking: int) -> list[Registration]:
        """Those with which the pupils of a booking (id) come, itself too."""
        leading = self.leading.get(booking)
        return [one for one in self.rows if self.leading[one.pk] == leading]


def can_be_same(some: Sequence[Registration], others: Sequence[Registration]) -> bool:
    """Could the same pupils come with all of these? Not where a class split, nor at one time."""
    return not any(_are_parts(one, other) or _clash(one, other) for one in some for other in others)


def _are_parts(one: Registration, other: Registration) -> bool:
    return one.party_id is not None and one.party_id == other.party_id


def _clash(one: Registration, other: Registration) -> bool:
    if {one.status, other.status} != {RegistrationStatus.CONFIRMED}:
        return False
    return any(
        date.starts_at < at.ends_at and at.starts_at < date.ends_at
        for date in one.session.occurrences.all()
        for at in other.session.occurrences.all()
    )


def choosers(leading: Collection[int]) -> Counter[int]:
    """How many pupils have chosen with the slips of each of these bookings (ids)."""
    rows = Choice.objects.filter(ballot__registration__any_of=list(leading), rank=1)
    return Counter(pk for pk in rows.values_list("ballot__registration", flat=True) if pk)


def stays(chose: Counter[int], mine: int, others: int) -> int:
    """Of two bookings (ids) with slips, that whose slips are for the pupils of both.

    It is ``mine``, unless pupils have chosen with the other's alone.
    """
    return others if chose[others] and not chose[mine] else mine


def set_aside(chose: Counter[int], mine: int, others: int) -> int:
    """How many have chosen whose choices do not count when the pupils of both are the same."""
    return chose[mine if stays(chose, mine, others) == others else others]
