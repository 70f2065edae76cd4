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

from allocation.encounters.groups import Group, unit_of
from allocation.encounters.model import Allocation, Input, Pin
from allocation.encounters.seating import Seating


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
