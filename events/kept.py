"""Seats kept for a group: whose they are, and how many are left for somebody.

Plain Python, like ``availability``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from allocation.waiting_order import Room, seats_for
from events.eligibility import Person
from events.enums import PoolKind


@dataclass(frozen=True, slots=True)
class Kept:
    """A pool of seats: ``left`` is how many nobody of the group has taken yet.

    ``programme`` is that of the event, for seats of its network's schools. Once ``lapses_at`` has
    come they are everybody's.
    """

    id: int
    kind: PoolKind
    left: int
    programme: int
    lapses_at: datetime | None = None
    gender: str = ""
    minimum: int | None = None
    maximum: int | None = None

    def is_live(self, now: datetime) -> bool:
        return self.lapses_at is None or now < self.lapses_at

    def is_for(self, person: Person) -> bool:
        """Does ``person`` belong to the group?"""
        match self.kind:
            case PoolKind.NETWORK:
                return self.programme in person.programmes
            case PoolKind.CLASSES:
                return person.is_class
            case PoolKind.INDIVIDUALS:
                return not person.is_class
            case PoolKind.GENDER:
                return person.gender == self.gender
            case PoolKind.SCHOOL_YEAR:
                return person.school_year is not None and self._holds(person.school_year)

    def _holds(self, year: int) -> bool:
        return (self.minimum or year) <= year <= (self.maximum or year)


def room_of(free: int | None, pools: Iterable[Kept], now: datetime) -> Room:
    """The free seats of a session as the line sees them: what live pools keep is set apart."""
    return Room(free, {pool.id: pool.left for pool in pools if pool.is_live(now)})


def pools_of(person: Person, pools: Iterable[Kept]) -> frozenset[int]:
    """The pools (ids) whose seats ``person`` may take."""
    return frozenset(pool.id for pool in pools if pool.is_for(person))


def free_for(
    person: Person | None, *, free: int | None, pools: Sequence[Kept], now: datetime
) -> int | None:
    """How many of the ``free`` seats one claim of ``person`` can take; None is no limit.

    Somebody unknown comes on her own.
    """
    if not pools:
        return free
    return seats_for(room_of(free, pools, now), pools_of(person or Person(), pools))
