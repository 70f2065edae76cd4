"""Whole groups in rooms: which group meets which host in which round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from ortools.sat.python import cp_model

from allocation.encounters.groups import Group, fits, unit_of
from allocation.encounters.model import Fault, Host, Impossible, Input, Student
from allocation.encounters.pinning import EFFORT

Seat = tuple[Group, cp_model.IntVar]


def _is_of(school: int | None, student: Student) -> bool:
    return student.school == school


class Seating:
    """A yes or no for each group, host and round; as many meetings as can be, of those wanted."""

    def __init__(self, given: Input, groups: Sequence[Group], wanted: set[tuple[int, int]]) -> None:
        self.given, self.groups, self.wanted = given, groups, wanted
        self.model = cp_model.CpModel()
        self.then: dict[tuple[int, int, int], cp_model.IntVar] = {}
        for number, group in enumerate(groups):
            self._lay(number, group)
        self._rooms()
        self._pin()
        worth = sum(self._worth(key) * is_then for key, is_then in self.then.items())
        self.model.maximize(worth)

    def solved(self) -> list[tuple[Group, int, int]]:
        """Which group meets which host (id) in which round.

        Raises:
            Impossible: what is pinned has no seats for all of a group, or no way was found within
                the limit; the faults name no group.
        """
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = EFFORT
        status = solver.solve(self.model)
        if status == cp_model.UNKNOWN:
            raise Impossible([Fault("group_not_decided")])
        if status == cp_model.INFEASIBLE:
            raise Impossible([Fault("group_contradicts_rules")])
        met = [key for key, is_then in self.then.items() if solver.boolean_value(is_then)]
        return [(self.groups[number], host, one) for number, host, one in met]

    def _lay(self, number: int, group: Group) -> None:
        at_once: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for host in self.given.hosts:
            with_host = []
            for one in sorted(group.unit.rounds & host.seats.keys()):
                if fits(self.given, group, host, one):
                    is_then = self.model.new_bool_var(f"{number} {host.id} {one}")
                    self.then[number, host.id, one] = is_then
                    at_once[one].append(is_then)
                    with_host.append(is_then)
            self.model.add_at_most_one(with_host)
        for together in at_once.values():
            self.model.add_at_most_one(together)
        everything = [is_then for together in at_once.values() for is_then in together]
        self.model.add(sum(everything) <= self.given.rules.rounds_each)

    def _rooms(self) -> None:
        hosts = {host.id: host for host in self.given.hosts}
        rooms: dict[tuple[int, int], list[Seat]] = defaultdict(list)
        for (number, host, one), is_then in self.then.items():
            rooms[host, one].append((self.groups[number], is_then))
        for (host, one), there in rooms.items():
            self._room(hosts[host], one, there)

    def _room(self, host: Host, one: int, there: Sequence[Seat]) -> None:
        seats, most = host.seats[one], self.given.rules.most_of_one_school
        self._at_most(there, seats, lambda _member: True)
        others = seats - host.kept if host.kept else seats
        self._at_most(there, max(0, others), lambda member: host.kept_for not in member.groups)
        if most is not None:
            for school in {m.school for group, _then in there for m in group.members} - {None}:
                self._at_most(there, most, partial(_is_of, school))

    def _at_most(
        self,
        there: Sequence[Seat],
        most: int,
        counts: Callable[[Student], bool],
    ) -> None:
        sizes = [(sum(map(counts, group.members)), is_then) for group, is_then in there]
        if sum(size for size, _then in sizes) > most:
            self.model.add(sum(size * is_then for size, is_then in sizes) <= most)

    def _pin(self) -> None:
        numbers = {group.unit.id: number for number, group in enumerate(self.groups)}
        for pin in self.given.pins:
            number = numbers.get(unit_of(self.groups, pin.student))
            if number is not None:
                ways = [
                    is_then
                    for (of_group, host, one), is_then in self.then.items()
                    if (of_group, host) == (number, pin.host) and pin.round in (None, one)
                ]
                self.model.add(sum(ways) == 1)

    def _worth(self, key: tuple[int, int, int]) -> int:
        """A meeting more is worth more than any preference; what is wanted, more than a choice."""
        number, host, _one = key
        unit, each = self.groups[number].unit, self.given.rules.rounds_each
        last = len(unit.choices) + 1
        place = unit.choices.index(host) + 1 if host in unit.choices else last
        wanted = each * last if (unit.id, host) in self.wanted else 0
        return len(self.groups[number].members) * (4 * each * each * last + wanted + last - place)
