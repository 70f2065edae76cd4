"""Which events answer to some filters, and how many would answer to others.

Plain Python over one light row a session: a page of the catalogue needs the events that pass
every filter, beside each choice the number of events it would give, and for an empty page the
filter whose removal gives most. All three come from one pass, because what matters of a session
is only how many groups of filters it fails: none, exactly one (and which), or more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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

    ``day`` is that of its start, of Rome; ``place`` the municipality's id; ``is_open`` says
    whether one can have a seat now. Without a ``capacity`` there is no limit.
    """

    event: int
    session: int
    day: date
    has_begun: bool
    programme: int
    kind: str
    audiences: Sequence[str]
    format: str
    place: int | None
    is_open: bool
    capacity: int | None
    taken: int


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


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: the first fitting session of each event, in order, and the numbers beside.

    ``counts[group][value]`` is how many events a choice would give beside the other groups;
    ``without[group]`` how many there would be with that group's filter taken away.
    """

    entries: list[Entry]
    counts: Mapping[Group, Mapping[object, int]]
    without: Mapping[Group, int]


Test = Callable[[Entry], bool]

# What an event in both forms answers to.
FORMATS: Mapping[str, Sequence[str]] = {
    "in_person": ("in_person",),
    "online": ("online",),
    "hybrid": ("in_person", "online"),
}
# A choice of these groups is the same for all sessions of an event.
OF_THE_EVENT: Mapping[Group, Callable[[Entry], Sequence[object]]] = {
    Group.AUDIENCE: lambda entry: entry.audiences,
    Group.PROGRAMME: lambda entry: (entry.programme,),
    Group.KIND: lambda entry: (entry.kind,),
    Group.FORMAT: lambda entry: FORMATS[entry.format],
}
OF_THE_SESSION: Mapping[Group, Callable[[Entry], object]] = {
    Group.PLACE: lambda entry: entry.place,
    Group.FREE: lambda entry: entry.is_open,
}


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
    fitting, almost = _sieve(entries, _tests(filters, relevance))
    counts: dict[Group, Mapping[object, int]] = {}
    for group, values_of in OF_THE_EVENT.items():
        events = {entry.event: entry for entry in (*fitting, *almost.get(group, ()))}
        counts[group] = Counter(v for entry in events.values() for v in values_of(entry))
    for group, value_of in OF_THE_SESSION.items():
        pairs = {(e.event, value_of(e)) for e in (*fitting, *almost.get(group, ()))}
        counts[group] = Counter(value for _, value in pairs)
    passed = {entry.event for entry in fitting}
    without = {group: len(passed.union(e.event for e in rows)) for group, rows in almost.items()}
    return Found(_ordered(fitting, order, relevance or {}), counts, without)


def _sieve(
    entries: Sequence[Entry], tests: Sequence[tuple[Group, Test]]
) -> tuple[Sequence[Entry], dict[Group, list[Entry]]]:
    """The entries that pass every test, and by group those that fail its test alone."""
    almost: dict[Group, list[Entry]] = {group: [] for group, _ in tests}
    if not tests:
        return entries, almost
    fitting: list[Entry] = []
    for entry in entries:
        failed = [group for group, test in tests if not test(entry)]
        if not failed:
            fitting.append(entry)
        elif len(failed) == 1:
            almost[failed[0]].append(entry)
    return fitting, almost


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
        (
            Group.FORMAT,
            filters.formats,
            lambda e: not filters.formats.isdisjoint(FORMATS[e.format]),
        ),
        (Group.DATES, filters.since or filters.until, lambda e: since <= e.day <= until),
        (Group.FREE, filters.only_free, lambda e: e.is_open),
        (Group.TEXT, relevance is not None, lambda e: e.event in (relevance or {})),
    ]
    return [(group, test) for group, is_asked, test in asked if is_asked]


def _ordered(entries: Sequence[Entry], order: Order, relevance: Mapping[int, float]) -> list[Entry]:
    first: dict[int, Entry] = {}
    for entry in entries:
        first.setdefault(entry.event, entry)
    found = list(first.values())
    # Sorting is stable: what weighs the same stays in order of date.
    if order is Order.PLACES:
        seats = _seats(entries)
        found.sort(key=lambda entry: -seats[entry.event])
    elif order is Order.RELEVANCE:
        found.sort(key=lambda entry: -relevance.get(entry.event, 0.0))
    return found


def _seats(entries: Sequence[Entry]) -> dict[int, float]:
    """The seats left in the open sessions of each event; infinite where there is no limit."""
    seats: dict[int, float] = defaultdict(float)
    for entry in entries:
        if entry.is_open:
            limit = float("inf") if entry.capacity is None else entry.capacity
            seats[entry.event] += limit - entry.taken
    return seats
