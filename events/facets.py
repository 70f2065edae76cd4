"""Which events answer to some filters, and how many would answer to others.

Plain Python over one light row a session: a page of the catalogue needs the events that pass
every filter, beside each choice the number of events it would give, and for an empty page the
filter whose removal gives most. All three come from one pass, because what matters of a session
is only how many groups of filters it fails: none, exactly one (and which), or more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """Filters that belong together: inside a group any choice will do, all groups must hold."""

    AUDIENCE = "audience"
    PROGRAMME = "programme"
    KIND = "kind"
    PLACE = "place"
    FORMAT = "format"
    DATES = "dates"
    FREE = "free"
    TEXT = "text"


class Order(StrEnum):
    """How the events found are ordered."""

    DATE = "date"
    PLACES = "places"
    RELEVANCE = "relevance"


class Entry(NamedTuple):
    """One session that is not over, as far as filters care.

    ``place`` is the municipality's id, ``free`` the seats left (None: no limit), ``is_open``
    whether one can have a seat now.
    """

    event: int
    starts_at: datetime
    day: date
    programme: int
    kind: str
    audiences: Sequence[str]
    formats: Sequence[str]
    place: int | None
    is_open: bool
    free: int | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; what is empty asks for nothing. Days are inclusive, of Rome."""

    audiences: frozenset[str] = frozenset()
    programmes: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    places: frozenset[int] = frozenset()
    formats: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    only_free: bool = False
    text: str = ""


@dataclass(slots=True)
class Found:
    """The answer: the first fitting session of each event, in order, and the numbers beside.

    ``counts[group][value]`` is how many events a choice would give beside the other groups;
    ``without[group]`` how many there would be with that group's filter taken away.
    """

    entries: list[Entry]
    counts: dict[Group, dict[object, int]]
    without: dict[Group, int] = field(default_factory=dict)


Test = Callable[[Entry], bool]


def find(
    entries: Sequence[Entry],
    filters: Filters,
    *,
    relevance: Mapping[int, float] | None = None,
    order: Order = Order.DATE,
) -> Found:
    """The events of ``entries`` (ordered by date) that pass ``filters``.

    ``relevance`` tells how well an event answers to the text, by its id; None when no text was
    asked for.
    """
    tests = _tests(filters, relevance)
    fitting: list[Entry] = []
    choices: dict[Group, dict[object, set[int]]] = defaultdict(lambda: defaultdict(set))
    almost: dict[Group, set[int]] = {group: set() for group, _ in tests}
    for entry in entries:
        failed = [group for group, test in tests if not test(entry)]
        if len(failed) > 1:
            continue
        if failed:
            almost[failed[0]].add(entry.event)
        else:
            fitting.append(entry)
        for group, values in _values(entry):
            if not failed or failed[0] is group:
                for value in values:
                    choices[group][value].add(entry.event)
    passed = {entry.event for entry in fitting}
    return Found(
        entries=_ordered(fitting, order, relevance or {}),
        counts={
            group: {value: len(events) for value, events in values.items()}
            for group, values in choices.items()
        },
        without={group: len(events | passed) for group, events in almost.items()},
    )


def _tests(filters: Filters, relevance: Mapping[int, float] | None) -> list[tuple[Group, Test]]:
    """A test for each group in which something was asked for."""
    since, until = filters.since or date.min, filters.until or date.max
    asked: list[tuple[Group, object, Test]] = [
        (
            Group.AUDIENCE,
            filters.audiences,
            lambda e: not filters.audiences.isdisjoint(e.audiences),
        ),
        (Group.PROGRAMME, filters.programmes, lambda e: e.programme in filters.programmes),
        (Group.KIND, filters.kinds, lambda e: e.kind in filters.kinds),
        (Group.PLACE, filters.places, lambda e: e.place in filters.places),
        (Group.FORMAT, filters.formats, lambda e: not filters.formats.isdisjoint(e.formats)),
        (Group.DATES, filters.since or filters.until, lambda e: since <= e.day <= until),
        (Group.FREE, filters.only_free, lambda e: e.is_open),
        (Group.TEXT, relevance is not None, lambda e: e.event in (relevance or {})),
    ]
    return [(group, test) for group, is_asked, test in asked if is_asked]


def _values(entry: Entry) -> list[tuple[Group, Sequence[object]]]:
    return [
        (Group.AUDIENCE, entry.audiences),
        (Group.PROGRAMME, (entry.programme,)),
        (Group.KIND, (entry.kind,)),
        (Group.PLACE, (entry.place,)),
        (Group.FORMAT, entry.formats),
        (Group.FREE, (entry.is_open,)),
    ]


def _ordered(entries: Sequence[Entry], order: Order, relevance: Mapping[int, float]) -> list[Entry]:
    first: dict[int, Entry] = {}
    seats: dict[int, float] = defaultdict(float)
    for entry in entries:
        first.setdefault(entry.event, entry)
        if entry.is_open:
            seats[entry.event] += float("inf") if entry.free is None else entry.free
    found = list(first.values())
    # Sorting is stable: what weighs the same stays in order of date.
    if order is Order.PLACES:
        found.sort(key=lambda entry: -seats[entry.event])
    elif order is Order.RELEVANCE:
        found.sort(key=lambda entry: -relevance.get(entry.event, 0.0))
    return found
