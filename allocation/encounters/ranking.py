"""What a rank is, for one student and for all."""

from __future__ import annotations

from collections.abc import Mapping

from allocation.encounters.model import Host, Input, Student


def rank_of(student: Student, host: Host | int) -> int:
    """1 for her first choice; 0 for a host that she did not choose."""
    key = host if isinstance(host, int) else host.id
    return student.choices.index(key) + 1 if key in student.choices else 0


def choosy_among(given: Input) -> set[int]:
    """Who (ids) chose as many hosts whom she can meet as she gets meetings.

    Only then does her worst rank say anything: the others are filled in.
    """
    there = _rounds_of_hosts(given)
    return {
        student.id
        for student in given.students
        if sum(_can_meet(student, host, there) for host in student.choices)
        >= min(given.rules.rounds_each, len(student.rounds))
        > 0
    }


def glad_of_anybody(given: Input) -> set[int]:
    """Who (ids) has no first choice that she can meet, mostly because she chose nobody.

    Any host counts for her as one of her first choices, where the rules ask for one: nobody is
    left with nobody for want of a list while others have whole days.
    """
    there = _rounds_of_hosts(given)
    firsts = given.rules.first_choices
    return {
        student.id
        for student in given.students
        if firsts and not any(_can_meet(student, h, there) for h in student.choices[:firsts])
    }


def _rounds_of_hosts(given: Input) -> dict[int, frozenset[int]]:
    return {host.id: frozenset(one for one, n in host.seats.items() if n) for host in given.hosts}


def _can_meet(student: Student, host: int, there: Mapping[int, frozenset[int]]) -> bool:
    """Is the host (id) for her, and ``there`` in a round of hers?"""
    return host not in student.barred and not student.rounds.isdisjoint(there.get(host, ()))


def unranked(given: Input) -> int:
    """What a host counts as who was not chosen: one more than the longest list of choices."""
    return 1 + max(
        (len(student.choices) for student in given.students if student.rounds), default=0
    )
