"""Who stays together, and whether that can be: siblings of a party, the pupils of a class.

A group that cannot be together never stands in the way of everybody's day: its members are
allocated one by one, and the answer says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from allocation.encounters.model import Fault, Host, Input, Student
from allocation.encounters.ranking import unranked


@dataclass(frozen=True, slots=True)
class Group:
    """``unit`` stands for all ``members``: what each of them can attend, and what they chose."""

    unit: Student
    members: Sequence[Student]

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(member.id for member in self.members)


def groups_of(given: Input) -> list[Group]:
    """Those who asked to stay together, in the order of their smallest ids; of one is none."""
    found: dict[int, list[Student]] = defaultdict(list)
    for student in sorted(given.students, key=lambda one: one.id):
        if student.together is not None:
            found[student.together].append(student)
    last = unranked(given)
    return [_group(members, last) for members in found.values() if len(members) > 1]


def why_apart(given: Input, group: Group) -> Fault | None:
    """The rule for which a group cannot be together, whoever else comes; None where it can.

    They are never there in the same round; no host has seats for all of them at once, under the
    limits for schools and kept seats too; or what is pinned for one of them is not for all.
    """
    if not group.unit.rounds:
        return apart(group, "group_never_there_together")
    if not any(fits(given, group, host, one) for host in given.hosts for one in host.seats):
        return apart(group, "group_larger_than_seats")
    hosts = {host.id: host for host in given.hosts}
    pins = {(pin.host, pin.round) for pin in given.pins if pin.student in group.ids}
    if len({host for host, _one in pins}) > min(given.rules.rounds_each, len(group.unit.rounds)):
        return apart(group, "group_contradicts_rules")
    for host, one in pins:
        rounds = hosts[host].seats if one is None else [one]
        if not any(fits(given, group, hosts[host], at) for at in rounds):
            return apart(group, "group_contradicts_rules")
    return None


def apart(group: Group, rule: str) -> Fault:
    """What an answer says of a group whose members are allocated one by one."""
    return Fault(rule, student=group.unit.id)


def let_apart(given: Input, faults: Collection[Fault]) -> Input:
    """``given`` without the groups (by their first members) that ``faults`` are about."""
    firsts = {fault.student for fault in faults}
    gone = {one.together for one in given.students if one.id in firsts}
    return replace(
        given,
        students=[
            replace(one, together=None) if one.together in gone else one for one in given.students
        ],
    )


def fits(given: Input, group: Group, host: Host, one: int) -> bool:
    """Has the host seats for all of them in a round, of their schools and kept seats too?"""
    if one not in group.unit.rounds or host.id in group.unit.barred:
        return False
    most = given.rules.most_of_one_school
    schools = Counter(m.school for m in group.members if m.school is not None)
    return all(number <= room for number, room in _sizes(group, host, one)) and (
        most is None or all(number <= most for number in schools.values())
    )


def unit_of(groups: Sequence[Group], student: int) -> int:
    """The id under which a student (id) takes part: her group's, or her own."""
    units = {member.id: group.unit.id for group in groups for member in group.members}
    return units.get(student, student)


def _sizes(group: Group, host: Host, one: int) -> Iterator[tuple[int, int]]:
    """How many they are and how many seats there are, in all and without the kept ones."""
    seats = host.seats.get(one, 0)
    yield len(group.members), seats
    if host.kept:
        others = sum(host.kept_for not in member.groups for member in group.members)
        yield others, max(0, seats - host.kept)


def _group(members: Sequence[Student], last: int) -> Group:
    first = members[0]
    unit = replace(
        first,
        rounds=frozenset.intersection(*(member.rounds for member in members)),
        choices=_common(members, last),
        barred=frozenset().union(*(member.barred for member in members)),
        groups=frozenset.intersection(*(member.groups for member in members)),
    )
    return Group(unit, members)


def _common(members: Sequence[Student], last: int) -> tuple[int, ...]:
    """Whom some of them chose, by the sum of their ranks (``last`` where one did not)."""
    chosen = sorted({host for member in members for host in member.choices})

    def ranks(host: int) -> int:
        return sum(m.choices.index(host) + 1 if host in m.choices else last for m in members)

    return tuple(sorted(chosen, key=lambda host: (ranks(host), host)))
