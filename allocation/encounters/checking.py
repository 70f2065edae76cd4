"""Whether an allocation keeps the rules: written without the solver, to be held against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from allocation.encounters.model import Fault, Input, Meeting


def problems(given: Input, meetings: Sequence[Meeting]) -> list[Fault]:
    """Every rule that ``meetings`` break, and by whom; empty where all hold."""
    return [
        *_where_away(given, meetings),
        *_barred(given, meetings),
        *_twice(meetings),
        *_too_many(given, meetings),
        *_kept_seats(given, meetings),
        *_of_one_school(given, meetings),
        *_pins(given, meetings),
        *_apart(given, meetings),
    ]


def _where_away(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    students = {student.id: student for student in given.students}
    hosts = {host.id: host for host in given.hosts}
    for one in meetings:
        if one.round not in students[one.student].rounds:
            yield Fault("student_is_away", student=one.student, round=one.round)
        if not hosts[one.host].seats.get(one.round):
            yield Fault("host_is_away", host=one.host, round=one.round)


def _barred(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    barred = {student.id: student.barred for student in given.students}
    for one in meetings:
        if one.host in barred[one.student]:
            yield Fault("not_for_her", student=one.student, host=one.host)


def _twice(meetings: Sequence[Meeting]) -> Iterator[Fault]:
    for (student, host), number in Counter((m.student, m.host) for m in meetings).items():
        if number > 1:
            yield Fault("host_twice", student=student, host=host)
    for (student, one), number in Counter((m.student, m.round) for m in meetings).items():
        if number > 1:
            yield Fault("two_at_once", student=student, round=one)


def _too_many(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    for student, number in Counter(m.student for m in meetings).items():
        if number > given.rules.rounds_each:
            yield Fault("too_many_rounds", student=student)
    seats = {(host.id, one): number for host in given.hosts for one, number in host.seats.items()}
    for (host, one), number in Counter((m.host, m.round) for m in meetings).items():
        if number > seats.get((host, one), 0):
            yield Fault("too_few_seats", host=host, round=one)


def _kept_seats(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    groups = {student.id: student.groups for student in given.students}
    keeping = {host.id: host for host in given.hosts if host.kept}
    others = Counter(
        (m.host, m.round)
        for m in meetings
        if m.host in keeping and keeping[m.host].kept_for not in groups[m.student]
    )
    for (host, one), number in others.items():
        if number > max(0, keeping[host].seats.get(one, 0) - keeping[host].kept):
            yield Fault("kept_seats", host=host, round=one)


def _of_one_school(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    most = given.rules.most_of_one_school
    if most is None:
        return
    schools = {student.id: student.school for student in given.students}
    together = Counter((m.host, m.round, schools[m.student]) for m in meetings)
    for (host, one, school), number in together.items():
        if school is not None and number > most:
            yield Fault("too_many_of_one_school", host=host, round=one, school=school)


def _pins(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    met = {(m.student, m.host): m.round for m in meetings}
    for pin in given.pins:
        when = met.get((pin.student, pin.host))
        if when is None or pin.round not in (None, when):
            yield Fault("pin", student=pin.student, host=pin.host, round=pin.round)


def _apart(given: Input, meetings: Sequence[Meeting]) -> Iterator[Fault]:
    days: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for one in meetings:
        days[one.student].add((one.host, one.round))
    firsts: dict[int, set[tuple[int, int]]] = {}
    for student in given.students:
        if student.together is not None:
            day = firsts.setdefault(student.together, days[student.id])
            if days[student.id] != day:
                yield Fault("apart", student=student.id)
