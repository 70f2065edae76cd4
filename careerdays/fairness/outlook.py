"""What one more round, or one more host, would bring: the same allocation, asked for more. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from allocation.encounters import Allocation, Host, Input
from allocation.encounters import Student as Asking
from careerdays.fairness.figures import Row, Student, figures_of


class Change(StrEnum):
    NONE = "none"
    ROUND = "round"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the allocation comes to with a change.

    ``steps`` are values by name of step (``allocation.encounters.Step``); ``figures`` who got
    which choice, small counts hidden; ``host`` (an id) beside whom the new host would be.
    """

    change: Change
    students: int
    steps: Mapping[str, int]
    figures: Row
    host: int | None = None


def answers(
    given: Input,
    days: Mapping[int, int],
    *,
    ranks: int,
    allocate: Callable[[Input], Allocation],
) -> Iterator[Answer]:
    """As things are, with a round more at the end of each day, with a host more.

    ``days`` are the days (ids) of rounds (ids). Each answer is an allocation, and takes as long.
    """
    found = allocate(given)
    yield _answer(Change.NONE, given, found, ranks)
    longer = with_one_more_round(given, days)
    yield _answer(Change.ROUND, longer, allocate(longer), ranks)
    missed = most_missed_host(given, found)
    if missed is not None:
        larger = with_one_more_host(given, beside=missed)
        yield _answer(Change.HOST, larger, allocate(larger), ranks, host=missed)


def with_one_more_round(given: Input, days: Mapping[int, int]) -> Input:
    """Each day has a round more, and each student an encounter more.

    Whoever is there on a day is there in its new round: students, and hosts with the most seats
    that they have in a round of that day.
    """
    new = {day: -1 - place for place, day in enumerate(sorted(set(days.values())))}
    students = [
        replace(one, rounds=one.rounds | {new[days[there]] for there in one.rounds})
        for one in given.students
    ]
    rules = replace(given.rules, rounds_each=given.rules.rounds_each + 1)
    hosts = [_longer(host, days, new) for host in given.hosts]
    return replace(given, students=students, hosts=hosts, rules=rules)


def _longer(host: Host, days: Mapping[int, int], new: Mapping[int, int]) -> Host:
    most: dict[int, int] = defaultdict(int)
    for one, seats in host.seats.items():
        most[new[days[one]]] = max(most[new[days[one]]], seats)
    return replace(host, seats={**host.seats, **most})


def most_missed_host(given: Input, found: Allocation) -> int | None:
    """Whom most would rather meet than somebody whom they meet; None if nobody would."""
    met: dict[int, dict[int, int]] = defaultdict(dict)
    for one in found.meetings:
        met[one.student][one.host] = one.rank
    missed = Counter(
        host for student in given.students for host in _missed(student, met[student.id], given)
    )
    seated = {host.id for host in given.hosts if host.seats}
    return min(missed.keys() & seated, key=lambda host: (-missed[host], host), default=None)


def _missed(student: Asking, met: Mapping[int, int], given: Input) -> list[int]:
    """Her choices that she did not get and had put higher than the last that she got.

    All of them where she has a host whom she did not choose, or fewer than she could have.
    """
    number = min(given.rules.rounds_each, len(student.rounds))
    is_served = len(met) >= number and all(met.values())
    last = max(met.values(), default=0) if is_served else len(student.choices) + 1
    return [host for host in student.choices[:last] if host not in met.keys() | student.barred]


def with_one_more_host(given: Input, *, beside: int) -> Input:
    """A colleague of the host ``beside``, in the same rounds: who chose one is glad of either."""
    hosts = [
        replace(host, seats={one: 2 * seats for one, seats in host.seats.items()})
        if host.id == beside
        else host
        for host in given.hosts
    ]
    return replace(given, hosts=hosts)


def _answer(
    change: Change, given: Input, found: Allocation, ranks: int, host: int | None = None
) -> Answer:
    met: dict[int, set[int]] = defaultdict(set)
    for one in found.meetings:
        met[one.student].add(one.rank)
    students = [Student(frozenset(met[one.id]), len(one.choices)) for one in given.students]
    return Answer(
        change,
        students=len(given.students),
        steps={step.name: step.value for step in found.steps},
        figures=figures_of(students, ranks=ranks).total,
        host=host,
    )
