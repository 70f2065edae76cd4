"""One allocation in a process of its own: ``python -m bench.allocating ours|bare SIZE``.

The choices are made up, the same each time: the more a host is liked, the more students choose
her; with ``irregular`` as third argument people come and go.
Prints the seconds from the data to a timetable with its proof, the steps with their bounds, and the
memory of the process at its highest (MB). ``bare`` is the solver alone, on the plain flow of the
same choices: no first choices, no worst rank, no draw, no timetable.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from dataclasses import asdict

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

from allocation.encounters import Host, Input, Rules, Student, problems
from allocation.encounters.allocating import allocate

HOSTS = {500: 15, 2_000: 60, 14_000: 300}
ROUNDS, CHOICES, SCHOOLS = 6, 10, 150
# Of those who are there at a given time: some miss a round, some hosts are away.
ABSENT_STUDENTS, ABSENT_HOSTS = 0.15, 0.1
CHOSE_NOTHING = 0.05


def day(size: int, *, is_irregular: bool) -> Input:
    """A day of ``size`` students, each of whom could have a meeting in every round."""
    dice = random.Random(size)  # data to measure with, no secret
    hosts = range(HOSTS[size])
    liked = [1 / (number + 3) for number in hosts]
    seats = -(-size // len(hosts))
    students = [
        _student(number, hosts, liked, dice, is_irregular=is_irregular) for number in range(size)
    ]
    there = [
        {one: seats for one in range(ROUNDS) if not (is_irregular and dice.random() < ABSENT_HOSTS)}
        for _host in hosts
    ]
    rules = Rules(rounds_each=ROUNDS, first_choices=3, seed="bench")
    return Input(students, [Host(number, there[number]) for number in hosts], rules)


def _student(
    number: int, hosts: range, liked: list[float], dice: random.Random, *, is_irregular: bool
) -> Student:
    chosen: dict[int, None] = {}
    while len(chosen) < CHOICES:
        chosen.update(dict.fromkeys(dice.choices(hosts, liked, k=CHOICES - len(chosen))))
    rounds = [
        one for one in range(ROUNDS) if not (is_irregular and dice.random() < ABSENT_STUDENTS)
    ]
    choices = () if dice.random() < CHOSE_NOTHING else tuple(chosen)
    return Student(number, frozenset(rounds), choices, school=number % SCHOOLS)


def ours(given: Input) -> dict[str, object]:
    """The whole of it; an answer that breaks a rule is none."""
    begun = time.perf_counter()
    found = allocate(given)
    seconds = time.perf_counter() - begun
    if broken := problems(given, found.meetings):
        raise RuntimeError(f"{len(broken)} rules are broken, first {broken[0]}")
    status = "optimal" if found.is_optimal else "feasible"
    return {"seconds": seconds, "status": status, "steps": [asdict(step) for step in found.steps]}


def bare(given: Input) -> dict[str, object]:
    """Who meets whom by the cheapest flow of the choices, each meeting worth more than any rank."""
    pairs = [
        (student.id, host, place)
        for student in given.students
        for place, host in enumerate(student.choices, start=1)
    ]
    student, host, place = np.array(pairs).T
    number, hosts = len(given.students), len(given.hosts)
    source, sink = number + hosts, number + hosts + 1
    seats = np.array([sum(one.seats.values()) for one in given.hosts])
    tail = np.concatenate([np.full(number, source), student, number + np.arange(hosts), [sink]])
    head = np.concatenate([np.arange(number), number + host, np.full(hosts, sink), [source]])
    upper = np.concatenate(
        [np.full(number, ROUNDS), np.ones(len(pairs), int), seats, [number * ROUNDS]]
    )
    cost = np.concatenate([np.zeros(number, int), place, np.zeros(hosts, int), [-2 * CHOICES]])
    begun = time.perf_counter()
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, upper, cost)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("the plain flow has no optimum")
    return {"seconds": time.perf_counter() - begun}


def main() -> None:
    """Measure one side."""
    side, size = sys.argv[1], int(sys.argv[2])
    given = day(size, is_irregular="irregular" in sys.argv)
    found = ours(given) if side == "ours" else bare(given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({**found, "peak": peak}))


if __name__ == "__main__":
    main()
