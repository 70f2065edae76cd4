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
from allocation.encounters.draw import drawn
from allocation.encounters.model import (
    DRAW,
    GUARANTEE,
    MEETINGS,
    RANKS,
    WORST,
    Allocation,
    Input,
    Meeting,
    Step,
    Student,
)
from allocation.encounters.network import Network
from allocation.encounters.pinning import Pairs, rounds_of_pins
from allocation.encounters.ranking import choosy_among, glad_of_anybody, rank_of, unranked
from allocation.encounters.solving import solve

# Before the last. With 14,000 students a fourth pass takes 0.007 % off the sum of ranks.
MOST_PASSES = 2
MORE_IS_BETTER = {GUARANTEE, MEETINGS}
Day = dict[int, Pairs]  # by round


def fill_rounds(given: Input, *, asked: Input | None = None) -> Allocation:
    """The answer, and of each step what was reached and what no answer can pass.

    The draw decides within each round; over the whole day nothing is proven of it. ``asked`` is
    what is measured and bounded where ``given`` is that with decisions that were made already.

    Raises:
        Impossible: what is pinned cannot all be.
    """
    asked = asked or given
    pins = rounds_of_pins(given)
    bounds = _bounds(asked)
    day = _best_day(given, pins, bounds.get(WORST) or 0)
    meetings = sorted(_meetings(given, day), key=lambda one: (one.student, one.round))
    steps = _steps(_reached(asked, meetings), bounds)
    return Allocation(meetings, [*steps, Step(DRAW, _drawn(given, meetings), None)])


def _bounds(given: Input) -> dict[str, int | None]:
    network = Network(given, [whole_day(given)], pinned=given.pinned)
    _pairs, steps = solve(network, draws=False)
    return {step.name: step.bound for step in steps}


def _best_day(given: Input, pins: Mapping[int, Pairs], worst: int) -> Day:
    """``worst`` is the smallest worst rank that a day can have: in no round is less asked for."""
    # First the rounds with fewest people: they have least to choose from.
    there = Counter(one for student in given.students for one in student.rounds)
    day: Day = {one: pins.get(one, ()) for one in sorted(there, key=lambda one: (there[one], one))}
    score = _score(given, day)
    for _number in range(MOST_PASSES):
        _pass(given, day, pins, worst, draws=False)
        before, score = score, _score(given, day)
        if score <= before:
            break
    # Once more, not worse: among equals the draw decides.
    _pass(given, day, pins, worst, draws=True)
    return day


def _pass(given: Input, day: Day, pins: Mapping[int, Pairs], worst: int, *, draws: bool) -> None:
    """Take up each round again, with all others as they are."""
    for one in day:
        met = [pair for other, pairs in day.items() if other != one for pair in pairs]
        free = _free(given, met)
        network = Network(
            given,
            [single(given, one, free)],
            met=met,
            pinned=pins.get(one, ()),
            served=_served(given, met),
        )
        pairs, _steps = solve(network, draws=draws, tolerated=worst)
        day[one] = [(network.students[s].id, network.hosts[h].id) for s, h in pairs.tolist()]


def _free(given: Input, met: Pairs) -> list[Student]:
    """Who may meet somebody more, where those of ``met`` meet already."""
    number = Counter(student for student, _host in met)
    return [s for s in given.students if number[s.id] < given.rules.rounds_each]


def _served(given: Input, met: Pairs) -> set[int]:
    """Who (ids) has one of her first choices already, or anybody where she has none."""
    first = {s.id: s.choices[: given.rules.first_choices] for s in given.students}
    glad = glad_of_anybody(given)
    return {student for student, host in met if student in glad or host in first[student]}


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
    pinned = given.pinned
    ranks = [
        (one.student, one.rank or last) for one in meetings if (one.student, one.host) not in pinned
    ]
    return {
        GUARANTEE: len(_served(given, met)),
        MEETINGS: len(meetings),
        WORST: max((rank for student, rank in ranks if student in choosy), default=0),
        RANKS: sum(one.rank or last for one in meetings),
    }


def _drawn(given: Input, meetings: Sequence[Meeting]) -> int:
    students = np.array([one.student for one in meetings], np.int64)
    hosts = np.array([one.host for one in meetings], np.int64)
    return int(drawn(given.rules.seed, students, hosts).sum())


def _steps(reached: Mapping[str, int], bounds: Mapping[str, int | None]) -> list[Step]:
    """What comes after a gap is bounded by nothing: that bound is for other meetings."""
    steps: list[Step] = []
    for name, value in reached.items():
        if name in bounds:
            is_comparable = all(step.gap == 0 for step in steps)
            steps.append(Step(name, value, bounds[name] if is_comparable else None))
    return steps
