"""Who meets whom at a career day, held against every answer there is on small days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.encounters import Fault, Impossible, problems
from allocation.encounters.allocating import allocate
from tests.allocation.small_days import (
    MORE_IS_BETTER,
    as_score,
    best_of,
    day,
    host,
    measured,
    small_days,
    student,
)


@settings(max_examples=60, deadline=None)
@given(small_days(is_regular=True))
def test_no_answer_is_better(asked):
    best = best_of(asked)
    if best is None:
        return refused(asked)

    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    assert found.is_optimal
    assert as_score(measured(asked, found.meetings)) == best
    return None


def no_answer_passes(steps, asked):
    """The bounds hold for the best of every answer, up to the first that has a gap."""
    best = dict(zip(measured(asked, []), best_of(asked), strict=True))
    for step in steps:
        if step.bound is not None:
            bound = step.bound if step.name in MORE_IS_BETTER else -step.bound
            assert bound >= best[step.name], step
        if step.gap != 0:
            break


def refused(asked):
    """There is no answer, and the allocation says so."""
    with pytest.raises(Impossible) as error:
        allocate(asked)
    assert error.value.faults


@settings(max_examples=60, deadline=None)
@given(small_days(is_regular=False))
def test_where_people_come_and_go_no_answer_passes_the_bounds(asked):
    if best_of(asked) is None:
        return refused(asked)
    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    no_answer_passes(found.steps, asked)
    return None


def test_the_steps_say_what_was_reached():
    asked = day([student(1, [0, 1]), student(2, [0, 2])], [host(0), host(1), host(2)], first=1)

    found = allocate(asked)

    values = {step.name: step.value for step in found.steps}
    assert values == measured(asked, found.meetings)
    assert values | {"draw": 0} == {
        "guarantee": 2,
        "meetings": 4,
        "worst": 2,
        "ranks": 6,
        "draw": 0,
    }


def test_students_of_the_morning_and_of_the_afternoon_share_a_host_who_stays():
    students = [student(1, [0], rounds=(1, 2)), student(2, [0], rounds=(3, 4))]

    found = allocate(day(students, [host(0, rounds=(1, 2, 3, 4))]))

    assert found.is_optimal
    assert [(m.student, m.rank) for m in found.meetings] == [(1, 1), (2, 1)]


@settings(max_examples=60, deadline=None)
@given(small_days(is_regular=True), st.lists(st.sampled_from([None, 1]), min_size=3, max_size=3))
def test_who_stays_together_has_the_same_day(asked, groups):
    students = [
        replace(one, together=group) for one, group in zip(asked.students, groups, strict=False)
    ]
    asked = replace(asked, students=students)
    if best_of(asked) is None:
        return refused(asked)
    if faults := faults_of(asked):
        assert {fault.rule for fault in faults} == {"group_larger_than_seats"}
        return None
    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    no_answer_passes(found.steps, asked)
    return None


def faults_of(asked):
    try:
        allocate(asked)
    except Impossible as error:
        return error.faults
    return []


def test_siblings_meet_the_same_hosts_at_the_same_time():
    students = [student(n, [n % 3, (n + 1) % 3]) for n in range(6)]
    students += [student(n, [0, 1], together=1) for n in (6, 7)]
    asked = day(students, [host(n, seats=3) for n in range(3)])

    found = allocate(asked)

    days = [{(m.host, m.round) for m in found.meetings if m.student == who} for who in (6, 7)]
    assert days[0] == days[1]
    assert len(days[0]) == 2
    assert len(found.meetings) == 16


def test_a_group_that_no_room_holds_is_named():
    students = [student(n, [0], together=1) for n in range(3)]

    with pytest.raises(Impossible) as refusal:
        allocate(day(students, [host(0, seats=2)]))

    assert refusal.value.faults == [Fault("group_larger_than_seats", student=0)]
