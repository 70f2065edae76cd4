"""What an allocation is asked, and what it answers. Ids are the caller's own numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# Of the order in the docstring of the package, as far as there is something to measure.
GUARANTEE, MEETINGS, WORST, RANKS, DRAW = "guarantee", "meetings", "worst", "ranks", "draw"


@dataclass(frozen=True, slots=True)
class Student:
    """Who chose. ``choices`` are ids of hosts, best first; ``rounds`` those she can attend.

    ``school`` is for the most of one school in a room, ``groups`` for seats kept; ``barred`` are
    hosts (ids) that are not for her, whatever she chose. Those of the same ``together`` meet the
    same hosts in the same rounds.
    """

    id: int
    rounds: frozenset[int]
    choices: tuple[int, ...] = ()
    school: int | None = None
    groups: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    together: int | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """Whom students meet. ``seats`` by round; a round in which the host is away is not there.

    ``kept`` of the seats of each round are only for students of the group ``kept_for``.
    """

    id: int
    seats: Mapping[int, int]
    kept_for: int | None = None
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Pin:
    """A student meets a host whatever the choices say; in any round where ``round`` is None.

    What is pinned counts as a meeting and for the sum of ranks, and not for the worst rank: nobody
    chose it by rank.
    """

    student: int
    host: int
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for everybody.

    ``rounds_each`` meetings at most for each student; one among the first ``first_choices`` for
    everybody where it can be had (0: not asked), and anybody at all for who chose nobody; at most
    ``most_of_one_school`` students of a school with a host at once. Equal solutions are told apart
    by ``seed``, which is published.
    """

    rounds_each: int
    first_choices: int = 0
    most_of_one_school: int | None = None
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """All that an allocation depends on: the same input gives the same answer everywhere.

    ``sides`` is the allocation's own: of a host, a school and a round (ids) how many of those for
    whom the host keeps seats, and how many others, the limit for schools allows (``crossing``).
    """

    students: Sequence[Student]
    hosts: Sequence[Host]
    rules: Rules
    pins: Sequence[Pin] = ()
    sides: Mapping[tuple[int, int, int], tuple[int, int]] = field(default_factory=dict)

    def limit(self, host: int, school: int, one: int, *, in_group: bool) -> int:
        """How many of a school, of this side of the kept seats, meet the host in round ``one``."""
        most = self.rules.most_of_one_school or 0
        group, others = self.sides.get((host, school, one), (most, most))
        return group if in_group else others

    @property
    def pinned(self) -> frozenset[tuple[int, int]]:
        """Who meets whom (ids of student and host) in any case."""
        return frozenset((pin.student, pin.host) for pin in self.pins)


@dataclass(frozen=True, slots=True)
class Meeting:
    """``rank`` is 1 for the first choice, 0 for a host that she did not choose."""

    student: int
    host: int
    round: int
    rank: int


@dataclass(frozen=True, slots=True)
class Step:
    """How good the answer is at one step, and how good any answer could be.

    Both are proven where they are equal. Of ``guarantee`` and ``meetings`` more is better, of the
    others less. None is a bound that is not known: it depends on a step before that has a gap.
    """

    name: str
    value: int
    bound: int | None

    @property
    def gap(self) -> int | None:
        return None if self.bound is None else abs(self.bound - self.value)


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that forbids something, and of whom: ids, where they are known."""

    rule: str
    student: int | None = None
    host: int | None = None
    round: int | None = None
    school: int | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """``meetings`` in the order of students and rounds, and the proof: one step after the other.

    ``apart`` are the groups (by their first members) that could not be together, and by which
    rule: their members were allocated one by one. ``sides`` are the limits that were split, as in
    ``Input``.
    """

    meetings: Sequence[Meeting]
    steps: Sequence[Step] = field(default=())
    apart: Sequence[Fault] = field(default=())
    sides: Mapping[tuple[int, int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def is_optimal(self) -> bool:
        return all(step.gap == 0 for step in self.steps)


class Impossible(Exception):
    """What is asked contradicts itself; ``faults`` name the rules."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(sorted({fault.rule for fault in faults})))
        self.faults = faults
