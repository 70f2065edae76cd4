"""Seats kept for a group, and a limit for schools that are only partly in that group.

A network keeps both where one set of people is within the other. Where a school has people on
both sides of a host's kept seats, her limit is split: so many of those in the group at once, and
so many of the others. First each side has the whole limit. That bounds every answer, and where the
answer keeps the limit all the same there is no better one. Else the limit is split as that answer
would use it, and what the split allows is solved; how far it may be from the best is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from allocation.encounters.checking import problems
from allocation.encounters.circulation import NoCirculation
from allocation.encounters.model import (
    Allocation,
    Fault,
    Host,
    Impossible,
    Input,
    Meeting,
    Step,
    Student,
)

Pair = tuple[int, int]  # ids of a host and a school
Sides = tuple[int, int]  # in the group, and not
# What is decided by hand counts more than anything that is not.
DECIDED = 1_000_000


def in_group(student: Student, host: Host) -> bool:
    """May she have the seats that the host keeps for a group?"""
    return not host.kept or host.kept_for is None or host.kept_for in student.groups


def crossing(given: Input) -> set[Pair]:
    """Of which host and school the limit has people on both sides."""
    most = given.rules.most_of_one_school
    keeping = [one for one in given.hosts if one.kept and one.kept_for is not None]
    found: set[Pair] = set()
    for host in keeping:
        if most is None or most >= max(host.seats.values(), default=0):
            continue
        sides: dict[int, set[bool]] = defaultdict(set)
        for student in given.students:
            if student.school is not None and host.id not in student.barred:
                sides[student.school].add(in_group(student, host))
        found.update((host.id, school) for school, both in sides.items() if len(both) > 1)
    return found


def with_split_limits(
    given: Input, allocate: Callable[[Input], Allocation], *, by_round: bool = False
) -> Allocation:
    """What ``allocate`` finds, with limits that are split where they must be.

    It is called with ``Input.sides``, which says how many of each side a limit allows: of each
    round where it solves them one by one, else the same in all of them.

    Raises:
        Impossible: no split leaves room for what is decided by hand; it names where.
    """
    crossed = crossing(given)
    if not crossed:
        return allocate(given)
    loose = allocate(given)
    if not problems(given, loose.meetings):
        return loose
    sides = _sides(given, crossed, loose.meetings, by_round=by_round)
    try:
        split = allocate(replace(given, sides=sides))
    except NoCirculation:
        raise Impossible(_where_decided(given, crossed)) from None
    return replace(split, steps=_bounded(split.steps, loose.steps), sides=sides)


def _where_decided(given: Input, crossed: set[Pair]) -> list[Fault]:
    students = {student.id: student for student in given.students}
    pinned = {(host, students[student].school) for student, host in given.pinned}
    hosts = {host for host, school in crossed if (host, school) in pinned}
    return [Fault("kept_seats_cross_schools", host=host) for host in sorted(hosts)]


def _sides(
    given: Input, crossed: set[Pair], meetings: Sequence[Meeting], *, by_round: bool
) -> Mapping[tuple[int, int, int], Sides]:
    """For each of ``crossed`` and each round the split that takes least from ``meetings``."""
    used = _used(given, crossed, meetings)
    most = given.rules.most_of_one_school or 0
    sides: dict[tuple[int, int, int], Sides] = {}
    for host in given.hosts:
        for pair in sorted(pair for pair in crossed if pair[0] == host.id):
            of_rounds = used[pair]
            whole = _split(most, list(of_rounds.values()))
            for one in host.seats:
                is_own = by_round and one in of_rounds
                sides[(*pair, one)] = _split(most, [of_rounds[one]]) if is_own else whole
    return sides


def _used(
    given: Input, crossed: set[Pair], meetings: Sequence[Meeting]
) -> dict[Pair, dict[int, Counter[bool]]]:
    """How many of each side met the host, by round; what was decided counts ``DECIDED``."""
    hosts = {host.id: host for host in given.hosts}
    students = {student.id: student for student in given.students}
    used: dict[Pair, dict[int, Counter[bool]]] = {pair: defaultdict(Counter) for pair in crossed}
    pinned = given.pinned
    for one in meetings:
        student = students[one.student]
        if student.school is not None and (one.host, student.school) in crossed:
            worth = DECIDED if (one.student, one.host) in pinned else 1
            side = in_group(student, hosts[one.host])
            used[one.host, student.school][one.round][side] += worth
    return used


def _split(most: int, rounds: Sequence[Counter[bool]]) -> Sides:
    """Of ``most`` how many of each side; ``rounds`` say how many there were."""

    def lost(group: int) -> tuple[int, int]:
        over = [
            _over(one[side], number)
            for one in rounds
            for side, number in ((True, group), (False, most - group))
        ]
        return sum(over), abs(2 * group - most)

    # Among equals the side for which seats are kept.
    group = min(range(most, -1, -1), key=lost)
    return group, most - group


def _over(used: int, number: int) -> int:
    decided, others = divmod(used, DECIDED)
    too_many = max(0, decided - number)
    return too_many * DECIDED + max(0, others + decided - too_many - number)


def _bounded(reached: Sequence[Step], loose: Sequence[Step]) -> list[Step]:
    """``reached`` beside the bounds of ``loose``; what comes after a gap is bounded by nothing."""
    bounds = {step.name: step.bound for step in loose}
    steps: list[Step] = []
    for step in reached:
        is_comparable = all(one.gap == 0 for one in steps)
        bound = bounds.get(step.name) if is_comparable else None
        steps.append(Step(step.name, step.value, bound))
    return steps
