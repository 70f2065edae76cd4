"""Days on which people come and go: an answer round by round, and how far it may be from the best.

When each pair meets is then a list colouring, for which no quick exact way is known. So the day is
solved once as if its rounds were interchangeable, which bounds every answer, and then round by
round: each round is a network of its own, solved exactly with all other rounds as they are. No
such step makes the answer worse, and all rounds are taken up again until none gets better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from allocation.encounters.blocks import single, whole_day
from allocation.encounters.circulation import Numbers
from allocation.encounters.model import (
    GUARANTEE,
    MEETINGS,
    RANKS,
    WORST,
    Allocation,
    Fault,
    Host,
    Impossible,
    Input,
    Meeting,
    Pin,
    Step,
)
from allocation.encounters.network import Network
from allocation.encounters.ranking import choosy_among, rank_of, unranked
from allocation.encounters.solving import solve

MOST_PASSES = 4
MORE_IS_BETTER = {GUARANTEE, MEETINGS}
NO_PINS = np.zeros((0, 2), np.int64)
Pairs = Sequence[tuple[int, int]]  # ids of student and host
Day = dict[int, Pairs]  # by round


def fill_rounds(given: Input) -> Allocation:
    """The answer, and of each step what was reached and what no answer can pass.

    Raises:
        Impossible: a pin has no round in which it could be.
    """
    pins = _rounds_of_pins(given)
    bounds = _bounds(given)
    day = _best_day(given, pins)
    meetings = sorted(_meetings(given, day), key=lambda one: (one.student, one.round))
    return Allocation(meetings, _steps(_reached(given, meetings), bounds))


def _bounds(given: Input) -> dict[str, int | None]:
    network = Network(given, [whole_day(given)])
    _pairs, steps = solve(network, NO_PINS, draws=False)
    return {step.name: step.bound for step in steps}


def _best_day(given: Input, pins: Mapping[int, Pairs]) -> Day:
    # First the rounds with fewest people: they have least to choose from.
    there = Counter(one for student in given.students for one in student.rounds)
    day: Day = {one: pins.get(one, ()) for one in sorted(there, key=lambda one: (there[one], one))}
    score = _score(given, day)
    for _number in range(MOST_PASSES):
        for one in day:
            day[one] = _round(given, day, one, pins.get(one, ()))
        before, score = score, _score(given, day)
        if score <= before:
            break
    return day


def _round(given: Input, day: Day, one: int, pinned: Pairs) -> Pairs:
    """The best of round ``one`` with all others as they are."""
    met = [pair for other, pairs in day.items() if other != one for pair in pairs]
    number = Counter(student for student, _host in met)
    free = [s for s in given.students if number[s.id] < given.rules.rounds_each]
    block = single(given, one, free)
    network = Network(given, [block], met=met, served=_served(given, met))
    pairs, _steps = solve(network, _indices(network, pinned))
    return [(network.students[s].id, network.hosts[h].id) for s, h in pairs.tolist()]


def _indices(network: Network, pinned: Pairs) -> Numbers:
    students = {student.id: index for index, student in enumerate(network.students)}
    hosts = {host.id: index for index, host in enumerate(network.hosts)}
    rows = [(students[student], hosts[host]) for student, host in pinned]
    return np.array(rows, np.int64).reshape(-1, 2)


def _rounds_of_pins(given: Input) -> dict[int, list[tuple[int, int]]]:
    """The first round for each pin in which both are there and have room."""
    students = {student.id: student for student in given.students}
    hosts = {host.id: host for host in given.hosts}
    found: dict[int, list[tuple[int, int]]] = {}
    for pin in given.pins:
        both = students[pin.student].rounds & hosts[pin.host].seats.keys()
        free = (one for one in sorted(both) if _has_room(found.get(one, []), pin, hosts, one))
        one = next(free, None)
        if one is None:
            raise Impossible([Fault("pin", student=pin.student, host=pin.host)])
        found.setdefault(one, []).append((pin.student, pin.host))
    return found


def _has_room(there: Pairs, pin: Pin, hosts: Mapping[int, Host], one: int) -> bool:
    host = hosts[pin.host]
    is_free = all(student != pin.student for student, _host in there)
    taken = sum(met == pin.host for _student, met in there)
    return is_free and taken < host.seats[one]


def _served(given: Input, met: Pairs) -> set[int]:
    """Who (ids) has one of her first choices already."""
    first = {s.id: s.choices[: given.rules.first_choices] for s in given.students}
    return {student for student, host in met if host in first[student]}


def _meetings(given: Input, day: Day) -> list[Meeting]:
    students = {student.id: student for student in given.students}
    return [
        Meeting(student, host, one, rank_of(students[student], host))
        for one, pairs in day.items()
        for student, host in pairs
    ]


def _score(given: Input, day: Day) -> list[int]:
    """More is better, the first number first."""
    reached = _reached(given, _meetings(given, day))
    return [n if name in MORE_IS_BETTER else -n for name, n in reached.items()]


def _reached(given: Input, meetings: Sequence[Meeting]) -> dict[str, int]:
    met = [(one.student, one.host) for one in meetings]
    choosy = choosy_among(given)
    last = unranked(given)
    ranks = [(one.student, one.rank or last) for one in meetings]
    return {
        GUARANTEE: len(_served(given, met)),
        MEETINGS: len(meetings),
        WORST: max((rank for student, rank in ranks if student in choosy), default=0),
        RANKS: sum(rank for _student, rank in ranks),
    }


def _steps(reached: Mapping[str, int], bounds: Mapping[str, int | None]) -> list[Step]:
    """What comes after a gap is bounded by nothing: that bound is for other meetings."""
    steps: list[Step] = []
    for name, value in reached.items():
        if name in bounds:
            is_comparable = all(step.gap == 0 for step in steps)
            steps.append(Step(name, value, bounds[name] if is_comparable else None))
    return steps
