"""Rounds that belong together: who is there for one of them is there for all.

A block is what makes a timetable certain (``timetable``): its rounds are interchangeable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allocation.encounters.model import Host, Input, Student

Seats = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """Rounds, the students who are there, and of each host (by id) that is the seats by round."""

    rounds: Sequence[int]
    students: Sequence[Student]
    seats: Mapping[int, Seats]


def blocks(given: Input) -> list[Block] | None:
    """The blocks of a day on which people are there for whole blocks; None where some are not.

    Two students are there for the same rounds or for none in common, and a host that is there for
    one round of a block is for all, with as many seats.
    """
    by_rounds: dict[frozenset[int], list[Student]] = {}
    for student in given.students:
        if student.rounds:
            by_rounds.setdefault(student.rounds, []).append(student)
    if sum(map(len, by_rounds)) > len(frozenset().union(*by_rounds)):
        return None
    found = []
    for rounds, students in sorted(by_rounds.items(), key=lambda item: sorted(item[0])):
        seats = {host.id: _seats(host, rounds) for host in given.hosts}
        if not all(_is_even(there, len(rounds)) for there in seats.values()):
            return None
        found.append(Block(sorted(rounds), students, _present(seats)))
    return found


def whole_day(given: Input) -> Block:
    """All rounds as if they were interchangeable: what is best of it bounds what is best."""
    rounds = sorted(frozenset().union(*(student.rounds for student in given.students)))
    students = [student for student in given.students if student.rounds]
    return Block(rounds, students, _present({h.id: _seats(h, rounds) for h in given.hosts}))


def single(given: Input, one: int, students: Sequence[Student]) -> Block:
    """One round and those of ``students`` who are there."""
    there = [student for student in students if one in student.rounds]
    return Block([one], there, _present({host.id: _seats(host, [one]) for host in given.hosts}))


def _is_even(there: Seats, rounds: int) -> bool:
    return not there or (len(there) == rounds and len(set(there.values())) == 1)


def _seats(host: Host, rounds: Sequence[int] | frozenset[int]) -> Seats:
    return {one: host.seats[one] for one in rounds if host.seats.get(one)}


def _present(seats: Mapping[int, Seats]) -> Mapping[int, Seats]:
    return {host: there for host, there in seats.items() if there}
