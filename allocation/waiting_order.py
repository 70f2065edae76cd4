"""Who in line gets seats that are free. Pure: no Django, no clock.

Order is by arrival, aware of size: a smaller group may pass a larger one that does not fit, but
no entry is passed more than ``max_overtakes`` times. After that the seats that she could use are
kept until hers are free. (Asked for in pretix #974, open since 2018.)

Some seats are kept in pools for those who belong to them. Whoever takes seats that the one in
front could never have had does not pass her.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in line: its id, how many seats it needs, how often it was passed.

    ``pools`` are those whose kept seats it may take. One that is not ``is_decidable`` keeps its
    place and gets nothing now: more has to be looked at than this line.
    """

    id: int
    seats: int
    times_passed: int = 0
    pools: frozenset[int] = frozenset()
    is_decidable: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """The seats that are free (None: no limit), and how many of them each pool keeps."""

    free: int | None
    kept: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """Who gets seats now, and whom they passed, with how often in all from now on.

    ``from_pools`` says of whom takes kept seats (by id) from which pool, and how many.
    """

    promoted: tuple[int, ...]
    passed: dict[int, int]
    from_pools: dict[int, tuple[int, int]] = field(default_factory=dict)


def seats_for(room: Room, pools: frozenset[int]) -> int | None:
    """The most seats that one claim of these pools can take now; None is no limit.

    A claim takes from one pool, the fullest, and from the seats that nobody keeps.
    """
    if room.free is None:
        return None
    common = room.free - sum(room.kept.values())
    return max(0, common + max((room.kept.get(pool, 0) for pool in pools), default=0))


def next_in_line(entries: Sequence[Entry], *, room: Room, max_overtakes: int) -> Turn:
    """Decide who gets the free seats of ``room``. ``entries`` are in order of arrival.

    Never gives more seats than there are, in all and of each pool, and never passes an entry
    more than ``max_overtakes`` times.
    """
    if room.free is None:
        return Turn(tuple(entry.id for entry in entries if entry.is_decidable), {})
    line = _Line(room.free - sum(room.kept.values()), dict(room.kept), max_overtakes)
    for entry in entries:
        line.look_at(entry)
    return Turn(tuple(line.promoted), line.passed, line.from_pools)


@dataclass(slots=True)
class _Line:
    """The line while it is gone through. ``common`` are the free seats that nobody keeps.

    It is below zero where fewer seats are free than the pools keep.
    """

    common: int
    kept: dict[int, int]
    max_overtakes: int
    promoted: list[int] = field(default_factory=list)
    passed: dict[int, int] = field(default_factory=dict)
    from_pools: dict[int, tuple[int, int]] = field(default_factory=dict)
    blocked: list[Entry] = field(default_factory=list)

    def look_at(self, entry: Entry) -> None:
        pool, kept = self._best_pool(entry)
        common = min(0, self.common) if self._is_common_frozen() else self.common
        if not entry.is_decidable or entry.seats > common + kept:
            self.blocked.append(entry)
            return
        from_pool = min(entry.seats, kept)
        self.promoted.append(entry.id)
        self.common -= entry.seats - from_pool
        if pool is not None and from_pool:
            self.kept[pool] -= from_pool
            self.from_pools[entry.id] = pool, from_pool
        self._count_passed(pool if from_pool else None, takes_common=from_pool < entry.seats)

    def _best_pool(self, entry: Entry) -> tuple[int | None, int]:
        """The pool that keeps most for this entry, and how much."""
        frozen = {pool for one in self._exhausted() for pool in one.pools}
        open_pools = sorted(entry.pools & self.kept.keys() - frozen)
        if not open_pools:
            return None, 0
        best = max(open_pools, key=lambda pool: self.kept[pool])
        return best, self.kept[best]

    def _is_common_frozen(self) -> bool:
        return bool(self._exhausted())

    def _exhausted(self) -> list[Entry]:
        """Those in front who may not be passed any more."""
        return [e for e in self.blocked if self._times_passed(e) >= self.max_overtakes]

    def _times_passed(self, entry: Entry) -> int:
        return self.passed.get(entry.id, entry.times_passed)

    def _count_passed(self, pool: int | None, *, takes_common: bool) -> None:
        for entry in self.blocked:
            if takes_common or pool in entry.pools:
                self.passed[entry.id] = self._times_passed(entry) + 1
