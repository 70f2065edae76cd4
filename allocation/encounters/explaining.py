"""Why a student has the hosts that she has: one reason for each choice that she did not get.

What is said is what can be read off the timetable. Whether any answer is better is for its proof.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from allocation.encounters.crossing import in_group
from allocation.encounters.model import Host, Input, Meeting, Student
from allocation.encounters.ranking import unranked


class Reason(Enum):
    """In words these are the caller's: the numbers of a ``Refusal`` go with them."""

    NOT_FOR_HER = "not for her"  # the host is barred to her, by class year for one
    NEVER_THERE = "never there"  # the host is there in no round that she can attend
    OWN_DAY = "own day"  # she has as many meetings as she can have, all of them better ranked
    TOGETHER = "together"  # she stays with others: what serves all of them went first
    SCHOOL = "school"  # as many of her school meet the host as may
    KEPT = "kept"  # what is left is kept for a group that she is not of
    TIMES = "times"  # there is a free seat, and no round for it in her day
    HIGHER_RANKS = "higher ranks"  # all who meet the host ranked her higher
    SAME_RANK = "same rank"  # some who meet the host ranked her the same, none lower
    FOR_ALL = "for all"  # some who meet the host ranked her lower: it serves more people


@dataclass(frozen=True, slots=True)
class Refusal:
    """A choice that was not met: the seats of the host in the rounds that the student can attend
    and how many of them are taken; how many chose the host as first, and at all; of who meets her
    then, how many were pinned."""

    host: int
    rank: int
    reason: Reason
    seats: int
    taken: int
    firsts: int
    chose: int
    pinned: int


def explain(given: Input, meetings: Sequence[Meeting]) -> Mapping[int, Sequence[Refusal]]:
    """The choices of each student (id) that were not met and why, best first.

    ``given`` has the limits that were split (``Allocation.sides``).
    """
    facts = _Facts(given, meetings)
    return {student.id: facts.refusals(student) for student in given.students}


class _Facts:
    def __init__(self, given: Input, meetings: Sequence[Meeting]) -> None:
        self.rules = given.rules
        self.hosts = {host.id: host for host in given.hosts}
        self.students = {student.id: student for student in given.students}
        self.firsts = Counter(s.choices[0] for s in given.students if s.choices)
        self.chose = Counter(host for s in given.students for host in s.choices)
        self.last = unranked(given)
        self.pinned = given.pinned
        self.limit = given.limit
        self.hers: dict[int, list[Meeting]] = defaultdict(list)
        self.room: dict[tuple[int, int], list[Meeting]] = defaultdict(list)
        for one in meetings:
            self.hers[one.student].append(one)
            self.room[one.host, one.round].append(one)

    def refusals(self, student: Student) -> list[Refusal]:
        met = {one.host for one in self.hers[student.id]}
        return [
            self._refusal(student, host, rank)
            for rank, host in enumerate(student.choices, start=1)
            if host not in met
        ]

    def _refusal(self, student: Student, key: int, rank: int) -> Refusal:
        host = self.hosts.get(key, Host(key, {}))
        rounds = sorted(one for one in student.rounds if host.seats.get(one))
        there = [one for at in rounds for one in self.room[key, at]]
        return Refusal(
            host=key,
            rank=rank,
            reason=self._reason(student, host, rank, rounds),
            seats=sum(host.seats[at] for at in rounds),
            taken=len(there),
            firsts=self.firsts[key],
            chose=self.chose[key],
            pinned=sum((one.student, one.host) in self.pinned for one in there),
        )

    def _reason(self, student: Student, host: Host, rank: int, rounds: Sequence[int]) -> Reason:
        if host.id in student.barred:
            return Reason.NOT_FOR_HER
        if not rounds:
            return Reason.NEVER_THERE
        hers = [one.rank or self.last for one in self.hers[student.id]]
        if len(hers) >= min(self.rules.rounds_each, len(student.rounds)) and max(hers) < rank:
            return Reason.OWN_DAY
        if student.together is not None:
            return Reason.TOGETHER
        free = [at for at in rounds if len(self.room[host.id, at]) < host.seats[at]]
        return self._of_free(student, host, free) if free else self._by_rank(host, rank, rounds)

    def _of_free(self, student: Student, host: Host, free: Sequence[int]) -> Reason:
        """Why none of the seats that are free in some rounds is hers."""
        of_school = [self._is_full_of_her_school(student, host, at) for at in free]
        kept = [self._is_kept(student, host, at) for at in free]
        if not all(
            school or for_others for school, for_others in zip(of_school, kept, strict=True)
        ):
            return Reason.TIMES
        return Reason.SCHOOL if any(of_school) else Reason.KEPT

    def _by_rank(self, host: Host, rank: int, rounds: Sequence[int]) -> Reason:
        """Who has the seats in ``rounds``, of those whom the choices brought there."""
        chosen = [one for at in rounds for one in self.room[host.id, at]]
        ranks = [one.rank or self.last for one in chosen if self._is_by_choice(one)]
        worst = max(ranks, default=0)
        if worst < rank:
            return Reason.HIGHER_RANKS
        return Reason.SAME_RANK if worst == rank else Reason.FOR_ALL

    def _is_by_choice(self, one: Meeting) -> bool:
        return (one.student, one.host) not in self.pinned

    def _is_full_of_her_school(self, student: Student, host: Host, at: int) -> bool:
        most = self.rules.most_of_one_school
        if most is None or student.school is None:
            return False
        room = [self.students[one.student] for one in self.room[host.id, at]]
        of_school = [one for one in room if one.school == student.school]
        if len(of_school) >= most:
            return True
        # Where kept seats split the limit it is her part of it that she met.
        side = in_group(student, host)
        of_side = sum(in_group(one, host) == side for one in of_school)
        return of_side >= self.limit(host.id, student.school, at, in_group=side)

    def _is_kept(self, student: Student, host: Host, at: int) -> bool:
        if not host.kept or host.kept_for in student.groups:
            return False
        groups = [self.students[one.student].groups for one in self.room[host.id, at]]
        others = sum(host.kept_for not in of_one for of_one in groups)
        return others >= max(0, host.seats[at] - host.kept)
