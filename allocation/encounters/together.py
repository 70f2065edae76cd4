"""Students who stay together: the same hosts in the same rounds, siblings or a class.

No network says that. So each group takes part once, as one student with the choices of all, in an
allocation like any other: it has no more weight in it than anybody else. A constraint solver then
seats whole groups at once, as near to that as their size lets them, and the others are allocated
around them. What is best without keeping anybody together bounds the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from allocation.encounters.model import Allocation, Fault, Impossible, Input, Pin, Student
from allocation.encounters.ranking import unranked
from allocation.encounters.seating import Group, Seating, fits, unit_of


def groups_of(given: Input) -> list[Group]:
    """Those who stay together, in the order of their smallest ids; a group of one is none.

    Raises:
        Impossible: no host has seats for all of a group at once in a round of theirs.
    """
    found: dict[int, list[Student]] = defaultdict(list)
    for student in sorted(given.students, key=lambda one: one.id):
        if student.together is not None:
            found[student.together].append(student)
    last = unranked(given)
    groups = [_group(members, last) for members in found.values() if len(members) > 1]
    if faults := [
        Fault("group_larger_than_seats", student=group.unit.id)
        for group in groups
        if not any(fits(given, group, h, one) for h in given.hosts for one in h.seats)
    ]:
        raise Impossible(faults)
    return groups


def by_groups(given: Input, groups: Sequence[Group]) -> Input:
    """``given`` with one student for each group."""
    together = {member.id for group in groups for member in group.members}
    alone = [student for student in given.students if student.id not in together]
    units = [group.unit for group in groups]
    pins = {Pin(unit_of(groups, pin.student), pin.host, pin.round) for pin in given.pins}
    return replace(
        given, students=[*alone, *units], pins=sorted(pins, key=lambda p: (p.student, p.host))
    )


def seated(given: Input, groups: Sequence[Group], found: Allocation) -> Input:
    """``given`` with every meeting of the groups pinned; ``found`` is how units were allocated.

    They are there for no other round. Whoever is alone and pinned is seated with them, so that
    nothing that was decided by hand is left without a seat.

    Raises:
        Impossible: what is pinned has no seats for all of a group.
    """
    in_group = {member.id for group in groups for member in group.members}
    pinned = {student for student, _host in given.pinned} - in_group
    alone = [Group(one, [one]) for one in given.students if one.id in pinned]
    everybody = [*groups, *alone]
    units = {group.unit.id for group in everybody}
    wanted = {(one.student, one.host) for one in found.meetings if one.student in units}
    pins = [
        Pin(member.id, host, one)
        for group, host, one in Seating(given, everybody, wanted).solved()
        for member in group.members
    ]
    when: dict[int, set[int]] = defaultdict(set)
    for pin in pins:
        when[pin.student].add(pin.round or 0)
    students = [
        replace(one, rounds=frozenset(when[one.id])) if one.id in in_group | pinned else one
        for one in given.students
    ]
    return replace(given, students=students, pins=pins)


def _group(members: Sequence[Student], last: int) -> Group:
    first = members[0]
    rounds = frozenset.intersection(*(member.rounds for member in members))
    barred = frozenset().union(*(member.barred for member in members))
    unit = replace(
        first,
        rounds=rounds,
        choices=_common(members, last),
        barred=barred,
        groups=frozenset.intersection(*(member.groups for member in members)),
    )
    return Group(unit, members)


def _common(members: Sequence[Student], last: int) -> tuple[int, ...]:
    """Whom some of them chose, by the sum of their ranks (``last`` where one did not)."""
    chosen = sorted({host for member in members for host in member.choices})

    def ranks(host: int) -> int:
        return sum(m.choices.index(host) + 1 if host in m.choices else last for m in members)

    return tuple(sorted(chosen, key=lambda host: (ranks(host), host)))
