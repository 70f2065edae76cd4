"""What is decided by hand: whether it can be at all, and in which rounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ortools.sat.python import cp_model

from allocation.encounters.model import Fault, Host, Impossible, Input, Pin, Student

Pairs = Sequence[tuple[int, int]]  # ids of student and host
# The solver counts its own steps, not seconds, so that it stops at the same answer everywhere.
EFFORT = 20.0


def refuse_impossible_pins(given: Input) -> None:
    """Look at each pin alone.

    Raises:
        Impossible: of each pin that cannot be, the rule that forbids it.
    """
    students = {student.id: student for student in given.students}
    hosts = {host.id: host for host in given.hosts}
    if faults := [fault for pin in given.pins for fault in _faults(pin, students, hosts)]:
        raise Impossible(faults)


def have_rounds(given: Input) -> bool:
    """Is anything pinned to a round?"""
    return any(pin.round is not None for pin in given.pins)


def rounds_of_pins(given: Input, *, effort: float = EFFORT) -> Mapping[int, Pairs]:
    """A round for each pin, by round, so that all pins together keep every rule.

    A constraint solver finds them: they are few. One worker and a limit in its own steps, not in
    seconds, so that the answer is the same on every machine.

    Raises:
        Impossible: they cannot all be, and which of them, or no way was found within the limit.
    """
    if not given.pins:
        return {}
    model = _Model(given)
    status = model.solve(effort)
    if status == cp_model.UNKNOWN:
        raise Impossible([Fault("pins_not_decided")])
    if status == cp_model.INFEASIBLE:
        raise Impossible(contradicting_pins(given))
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for student, host, one in model.chosen():
        found[one].append((student, host))
    return found


def contradicting_pins(given: Input) -> list[Fault]:
    """The pins that cannot all be: without any one of them the others could.

    The rule is of one student's day or of one host's places where all of them are hers.
    """
    pins = _smallest(given, sorted(set(given.pins), key=_order))
    students, hosts = ({pin.student for pin in pins}, {pin.host for pin in pins})
    rule = "pins_contradict_rules"
    if len(hosts) == 1:
        rule = "pins_of_one_host"
    elif len(students) == 1:
        rule = "pins_of_one_student"
    return [Fault(rule, student=p.student, host=p.host, round=p.round) for p in pins]


def _smallest(given: Input, pins: Sequence[Pin]) -> Sequence[Pin]:
    """Pins that contradict each other, none of which can be left out.

    Left out by halves first, then one by one: few of many are to blame.
    """
    step = len(pins)
    while step := step // 2:
        at = 0
        while at < len(pins):
            fewer = [*pins[:at], *pins[at + step :]]
            if _Model(replace(given, pins=fewer)).solve() == cp_model.INFEASIBLE:
                pins = fewer
            else:
                at += step
    return pins


def _order(pin: Pin) -> tuple[int, int, int]:
    return pin.student, pin.host, pin.round or 0


def _faults(
    pin: Pin, students: Mapping[int, Student], hosts: Mapping[int, Host]
) -> Iterator[Fault]:
    student, host = students.get(pin.student), hosts.get(pin.host)
    if student is None or host is None or not _rounds(pin, student, host):
        yield Fault("never_there_together", student=pin.student, host=pin.host, round=pin.round)
    elif pin.host in student.barred:
        yield Fault("not_for_her", student=pin.student, host=pin.host)


def _rounds(pin: Pin, student: Student, host: Host) -> list[int]:
    both = sorted(one for one in student.rounds if host.seats.get(one))
    return [one for one in both if pin.round in (None, one)]


class _Model:
    """A yes or no for each pin (ids of student and host) and round in which both are there."""

    def __init__(self, given: Input) -> None:
        self.given = given
        self.students = {student.id: student for student in given.students}
        self.hosts = {host.id: host for host in given.hosts}
        self.model = cp_model.CpModel()
        self.then: dict[tuple[int, int, int], cp_model.IntVar] = {}
        for pin in sorted(set(given.pins), key=lambda pin: (pin.student, pin.host)):
            self._lay(pin)
        self._students()
        self._hosts()
        self.solver = cp_model.CpSolver()

    def solve(self, effort: float = EFFORT) -> cp_model.CpSolverStatus:
        """``OPTIMAL`` or ``FEASIBLE``, ``INFEASIBLE``, or ``UNKNOWN`` at the limit."""
        self.solver.parameters.num_workers = 1
        self.solver.parameters.max_deterministic_time = effort
        return self.solver.solve(self.model)

    def chosen(self) -> list[tuple[int, int, int]]:
        """Which student meets which host in which round, once it is solved."""
        return [key for key, is_then in self.then.items() if self.solver.boolean_value(is_then)]

    def _lay(self, pin: Pin) -> None:
        rounds = _rounds(pin, self.students[pin.student], self.hosts[pin.host])
        keys = [(pin.student, pin.host, one) for one in rounds]
        for key in keys:
            self.then.setdefault(key, self.model.new_bool_var(str(key)))
        self.model.add(sum(self.then[key] for key in keys) == 1)

    def _students(self) -> None:
        at_once: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        with_host: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        of_all: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for (student, host, one), is_then in self.then.items():
            at_once[student, one].append(is_then)
            with_host[student, host].append(is_then)
            of_all[student].append(is_then)
        for together in [*at_once.values(), *with_host.values()]:
            self.model.add_at_most_one(together)
        for meetings in of_all.values():
            self.model.add(sum(meetings) <= self.given.rules.rounds_each)

    def _hosts(self) -> None:
        rooms: dict[tuple[int, int], list[tuple[Student, cp_model.IntVar]]] = defaultdict(list)
        for (student, host, one), is_then in self.then.items():
            rooms[host, one].append((self.students[student], is_then))
        for (host, one), there in rooms.items():
            self._room(self.hosts[host], one, there)

    def _room(self, host: Host, one: int, there: Sequence[tuple[Student, cp_model.IntVar]]) -> None:
        seats = host.seats[one]
        self.model.add(sum(is_then for _student, is_then in there) <= seats)
        others = [is_then for s, is_then in there if host.kept_for not in s.groups]
        if host.kept and others:
            self.model.add(sum(others) <= max(0, seats - host.kept))
        most = self.given.rules.most_of_one_school
        if most is None:
            return
        for school in {s.school for s, _then in there} - {None}:
            of_one = [is_then for s, is_then in there if s.school == school]
            self.model.add(sum(of_one) <= most)
