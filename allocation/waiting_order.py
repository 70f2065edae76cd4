"""Who in line gets a seat that is free. Pure: no Django, no clock.

Order is by arrival, aware of size: a smaller group may pass a larger one that does not fit, but
no entry is passed more than ``max_overtakes`` times. After that the line stops at her until her
seats are free. (Asked for in pretix #974, open since 2018.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in line: its id, how many seats it needs, how often it was passed."""

    id: int
    seats: int
    times_passed: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """Who gets seats now, and whom they passed, with how often in all from now on."""

    promoted: tuple[int, ...]
    passed: dict[int, int]


def next_in_line(entries: Sequence[Entry], *, free: int | None, max_overtakes: int) -> Turn:
    """Decide who gets the ``free`` seats (None: no limit). ``entries`` are in order of arrival.

    Never gives more seats than there are, and never passes an entry more than
    ``max_overtakes`` times.
    """
    if free is None:
        return Turn(tuple(entry.id for entry in entries), {})
    promoted: list[int] = []
    passed: dict[int, int] = {}
    blocked: list[Entry] = []
    for entry in entries:
        if free == 0 or _may_not_be_passed(blocked, passed, max_overtakes):
            break
        if entry.seats > free:
            blocked.append(entry)
            continue
        free -= entry.seats
        promoted.append(entry.id)
        for waiting in blocked:
            passed[waiting.id] = passed.get(waiting.id, waiting.times_passed) + 1
    return Turn(tuple(promoted), passed)


def _may_not_be_passed(
    blocked: Iterable[Entry], passed: dict[int, int], max_overtakes: int
) -> bool:
    return any(passed.get(entry.id, entry.times_passed) >= max_overtakes for entry in blocked)
