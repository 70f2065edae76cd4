"""Who meets whom at a career day, held against every answer there is on small days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from allocation.encounters import Impossible, problems
from allocation.encounters.allocating import allocate
from allocation.encounters.crossing import crossing
from tests.allocation.small_days import (
    MORE_IS_BETTER,
    as_score,
    best_of,
    day,
    every_answer,
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
    if crossing(asked):
        return no_answer_passes(found.steps, asked)
    assert found.is_optimal
    assert as_score(measured(asked, found.meetings)) == best
    return None


@settings(max_examples=100, deadline=None)
@given(small_days(is_regular=True))
def test_where_limits_cross_the_rules_hold_and_what_is_proven_is_so(asked):
    """Of most of these days the best answer is found and proven: ``gap`` says where not."""
    asked = replace(asked, rules=replace(asked.rules, most_of_one_school=1), pins=())
    asked = replace(asked, hosts=[replace(one, kept=1) for one in asked.hosts])
    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    no_answer_passes(found.steps, asked)
    if found.is_optimal:
        assert as_score(measured(asked, found.meetings)) == best_of(asked)


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


@settings(max_examples=60, deadline=None)
@given(small_days(is_regular=True))
def test_who_chose_nobody_has_somebody_where_it_can_be_had(asked):
    """She is left with nobody only where every answer that is as good to the others leaves her."""
    asked = replace(asked, rules=replace(asked.rules, first_choices=1))
    if best_of(asked) is None:
        return
    silent = {one.id for one in asked.students if not one.choices}
    served = served_of(asked, allocate(asked).meetings)

    for meetings in every_answer(asked):
        others = served_of(asked, meetings)
        assert not (others > served and others - served <= silent)


def served_of(asked, meetings):
    """Who has her first choice, or anybody where she chose nobody."""
    silent = {one.id for one in asked.students if not one.choices}
    return {m.student for m in meetings if m.rank == 1 or m.student in silent}


def test_nobody_has_two_while_who_chose_nobody_has_none():
    # Two seats in all: both could be of her who put the two hosts first.
    students = [student(1, [0, 1]), student(2)]

    found = allocate(day(students, [host(0, rounds=(1,)), host(1, rounds=(2,))], first=1))

    assert {(m.student, m.rank) for m in found.meetings} == {(1, 1), (2, 0)}


def test_students_of_the_morning_and_of_the_afternoon_share_a_host_who_stays():
    students = [student(1, [0], rounds=(1, 2)), student(2, [0], rounds=(3, 4))]

    found = allocate(day(students, [host(0, rounds=(1, 2, 3, 4))]))

    assert found.is_optimal
    assert [(m.student, m.rank) for m in found.meetings] == [(1, 1), (2, 1)]
