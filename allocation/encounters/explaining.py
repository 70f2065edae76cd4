"""Why a student has the hosts that she has: one reason for each choice that she did not get."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from allocation.encounters.model import Input, Meeting, Student
from allocation.encounters.ranking import rank_of, unranked


class Reason(Enum):
    """In words these are the caller's: the numbers of a ``Refusal`` go with them."""

    NEVER_THERE = "never there"  # the host is there in no round that she can attend
    HIGHER_RANKS = "higher ranks"  # all who meet the host ranked her higher
    DRAW = "draw"  # some who meet the host ranked her the same: the draw decided
    FOR_ALL = "for all"  # a seat here went to who would have had a worse day, all in all
    OWN_DAY = "own day"  # she has as many meetings as she can have, all of them better ranked


@dataclass(frozen=True, slots=True)
class Refusal:
    """A choice that was not met: the seats of the host over the day, how many chose her as first,
    how many chose her at all, and the worst rank among who meets her (0: not chosen)."""

    host: int
    rank: int
    reason: Reason
    seats: int
    firsts: int
    chose: int
    worst: int


def explain(given: Input, meetings: Sequence[Meeting]) -> Mapping[int, Sequence[Refusal]]:
    """The choices of each student (id) that were not met and why, best first."""
    facts = _Facts(given, meetings)
    return {student.id: facts.refusals(student) for student in given.students}


class _Facts:
    def __init__(self, given: Input, meetings: Sequence[Meeting]) -> None:
        self.rounds = {host.id: host.seats for host in given.hosts}
        self.firsts = Counter(s.choices[0] for s in given.students if s.choices)
        self.chose = Counter(host for s in given.students for host in s.choices)
        self.last = unranked(given)
        self.met: dict[int, list[int]] = defaultdict(list)
        self.ranks: dict[int, list[int]] = defaultdict(list)
        for one in meetings:
            self.met[one.student].append(one.host)
            self.ranks[one.host].append(one.rank or self.last)
        self.each = given.rules.rounds_each

    def refusals(self, student: Student) -> list[Refusal]:
        met = self.met[student.id]
        return [
            self._refusal(student, host, rank)
            for rank, host in enumerate(student.choices, start=1)
            if host not in met
        ]

    def _refusal(self, student: Student, host: int, rank: int) -> Refusal:
        ranks = self.ranks[host]
        worst = max(ranks, default=0)
        return Refusal(
            host=host,
            rank=rank,
            reason=self._reason(student, host, rank),
            seats=sum(self.rounds.get(host, {}).values()),
            firsts=self.firsts[host],
            chose=self.chose[host],
            worst=0 if worst == self.last else worst,
        )

    def _reason(self, student: Student, host: int, rank: int) -> Reason:
        if not student.rounds & self.rounds.get(host, {}).keys():
            return Reason.NEVER_THERE
        hers = [rank_of(student, met) or self.last for met in self.met[student.id]]
        if len(hers) >= min(self.each, len(student.rounds)) and max(hers) < rank:
            return Reason.OWN_DAY
        worst = max(self.ranks[host], default=0)
        if worst < rank:
            return Reason.HIGHER_RANKS
        return Reason.DRAW if worst == rank else Reason.FOR_ALL
