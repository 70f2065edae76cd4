"""What a rank is, for one student and for all."""

from __future__ import annotations

from allocation.encounters.model import Host, Input, Student


def rank_of(student: Student, host: Host | int) -> int:
    """1 for her first choice; 0 for a host that she did not choose."""
    key = host if isinstance(host, int) else host.id
    return student.choices.index(key) + 1 if key in student.choices else 0


def choosy_among(given: Input) -> set[int]:
    """Who (ids) chose as many hosts whom she can meet as she gets meetings.

    Only then does her worst rank say anything: the others are filled in.
    """
    rounds = {host.id: {one for one, n in host.seats.items() if n} for host in given.hosts}
    found = set()
    for student in given.students:
        open_to_her = [host for host in student.choices if host not in student.barred]
        can_meet = sum(not student.rounds.isdisjoint(rounds.get(h, ())) for h in open_to_her)
        if can_meet >= min(given.rules.rounds_each, len(student.rounds)) > 0:
            found.add(student.id)
    return found


def unranked(given: Input) -> int:
    """What a host counts as who was not chosen: one more than the longest list of choices."""
    return 1 + max(
        (len(student.choices) for student in given.students if student.rounds), default=0
    )
