"""Every rule of a career day, kept and broken: what cannot be is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from allocation.encounters import (
    Fault,
    Impossible,
    Meeting,
    Pin,
    Reason,
    explain,
    pinning,
    problems,
)
from allocation.encounters.allocating import allocate
from allocation.encounters.model import DRAW
from tests.allocation.small_days import best_of, day, host, small_days, student

GOOD = [Meeting(1, 0, 1, 1), Meeting(1, 1, 2, 0), Meeting(2, 0, 2, 1)]
DAY = day(
    [student(1, [0], school=7), student(2, [0], school=7)],
    [host(0, seats=2, kept_for=5, kept=1), host(1)],
    most=1,
    pins=[Pin(1, 1)],
)


@pytest.mark.parametrize(
    ("meetings", "rule"),
    [
        ([*GOOD, Meeting(2, 1, 3, 0)], "student_is_away"),
        ([*GOOD, Meeting(2, 1, 3, 0)], "host_is_away"),
        ([*GOOD, Meeting(1, 0, 2, 1)], "host_twice"),
        ([*GOOD, Meeting(2, 1, 2, 0)], "two_at_once"),
        ([*GOOD, Meeting(1, 0, 2, 1)], "too_many_rounds"),
        ([*GOOD, Meeting(2, 1, 2, 0)], "too_few_seats"),
        ([*GOOD, Meeting(2, 0, 1, 1)], "kept_seats"),
        ([*GOOD, Meeting(2, 0, 1, 1)], "too_many_of_one_school"),
        (GOOD[:1], "pin"),
    ],
)
def test_every_broken_rule_is_named(meetings, rule):
    assert problems(DAY, GOOD) == []

    assert rule in {fault.rule for fault in problems(DAY, meetings)}


def test_kept_seats_are_for_the_group_alone():
    students = [student(n, [0], rounds=(1,)) for n in range(3)]
    students.append(student(9, [0], rounds=(1,), groups=frozenset({5})))

    found = allocate(day(students, [host(0, seats=3, rounds=(1,), kept_for=5, kept=2)]))

    assert len(found.meetings) == 2
    assert 9 in {m.student for m in found.meetings}


def test_a_pin_holds_whatever_was_chosen():
    asked = day([student(1, [0, 1]), student(2, [0, 1])], [host(0), host(2)], pins=[Pin(1, 2)])

    found = allocate(asked)

    assert problems(asked, found.meetings) == []


def faults_of(asked):
    with pytest.raises(Impossible) as refused:
        allocate(asked)
    return refused.value.faults


def test_a_pin_of_two_who_are_never_there_together_is_named():
    asked = day([student(1)], [host(0)], pins=[Pin(1, 9)])

    assert faults_of(asked) == [Fault("never_there_together", student=1, host=9)]


ROUNDS = [None, 1]


@pytest.mark.parametrize("one", ROUNDS)
def test_more_pins_than_a_host_has_seats_are_named_and_no_others(one):
    pins = [Pin(n, 0, one) for n in (1, 2, 3)][: 2 if one else 3]
    asked = day([student(n) for n in range(9)], [host(0), host(1)], pins=[*pins, Pin(8, 1, one)])

    assert faults_of(asked) == [
        Fault("pins_of_one_host", student=pin.student, host=0, round=one) for pin in pins
    ]


@pytest.mark.parametrize("one", ROUNDS)
def test_more_pins_than_a_student_has_rounds_are_named_and_no_others(one):
    pins = [Pin(1, n, one) for n in range(3)][: 2 if one else 3]
    asked = day([student(1), student(2)], [host(n) for n in range(3)], pins=[*pins, Pin(2, 0)])

    assert faults_of(asked) == [
        Fault("pins_of_one_student", student=1, host=pin.host, round=one) for pin in pins
    ]


def test_pins_of_one_school_beyond_its_most_are_named():
    students = [student(n, school=7, rounds=(1,)) for n in (1, 2)]
    pins = [Pin(1, 0), Pin(2, 0)]
    asked = day([*students, student(3)], [host(0, seats=3)], most=1, pins=[*pins, Pin(3, 0)])

    assert [(fault.rule, fault.student) for fault in faults_of(asked)] == [
        ("pins_of_one_host", 1),
        ("pins_of_one_host", 2),
    ]


def can_be(asked, pin):
    """Are the two there at the same time, in the round of the pin where it names one?"""
    alone = [one for one in asked.students if one.id == pin.student]
    seats = next(one.seats for one in asked.hosts if one.id == pin.host)
    return any(seats.get(at) and pin.round in (None, at) for one in alone for at in one.rounds)


@settings(max_examples=60, deadline=None)
@given(small_days(is_regular=False))
def test_of_pins_that_cannot_be_none_that_is_named_could_be_left_out(asked):
    """Held against every answer there is, of the pins that are named and of all but one of them."""
    asked = replace(asked, students=[replace(one, barred=frozenset()) for one in asked.students])
    there = [pin for pin in asked.pins if can_be(asked, pin)]
    asked = replace(asked, pins=there)
    if best_of(asked) is not None:
        return
    named = [Pin(fault.student, fault.host, fault.round) for fault in faults_of(asked)]

    assert best_of(replace(asked, pins=named)) is None
    for pin in named:
        fewer = [one for one in named if one != pin]
        assert best_of(replace(asked, pins=fewer)) is not None


def test_what_the_solver_cannot_decide_is_said_and_not_called_impossible():
    pins = [Pin(n, met) for n in range(12) for met in range(11)]
    asked = day(
        [student(n, rounds=range(12)) for n in range(12)],
        [host(n, rounds=range(12)) for n in range(11)],
        each=12,
        pins=pins,
    )

    with pytest.raises(Impossible) as refused:
        pinning.rounds_of_pins(asked, effort=0.0)

    assert refused.value.faults == [Fault("pins_not_decided")]


def girls_and_boys(number, *, school, choices=(0,)):
    """So many girls (group 5) of a school, and as many boys, who all want the same."""
    return [
        student(
            100 * school + n, choices, school=school, groups=frozenset({5} if n < number else ())
        )
        for n in range(2 * number)
    ]


def test_seats_for_girls_and_a_limit_for_mixed_schools_hold_together():
    students = [one for school in (1, 2, 3) for one in girls_and_boys(4, school=school)]
    asked = day(students, [host(0, seats=6, kept_for=5, kept=3)], most=2)

    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    assert all(step.gap == 0 for step in found.steps if step.name != DRAW)
    assert len(found.meetings) == 12


def test_where_everybody_of_one_side_wants_her_the_limit_is_theirs():
    """Boys of school 1 want host 0, its girls want host 1: no half of a limit stays empty."""
    girls = [student(n, [1], school=1, groups=frozenset({5})) for n in range(4)]
    boys = [student(10 + n, [0], school=1) for n in range(4)]
    hosts = [host(number, seats=4, kept_for=5, kept=1) for number in (0, 1)]
    asked = day(girls + boys, hosts, most=2, each=1)

    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    assert {(one.host, one.rank) for one in found.meetings} == {(0, 1), (1, 1)}
    assert len(found.meetings) == 8
    assert found.is_optimal


def test_decisions_by_hand_have_their_part_of_a_split_limit():
    students = girls_and_boys(3, school=1)
    pins = [Pin(one.id, 0, at) for one, at in zip(students[:4], (1, 1, 2, 2), strict=True)]
    asked = day(students, [host(0, seats=5, kept_for=5, kept=2)], most=2, pins=pins)

    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    assert {pin.student for pin in pins} == {one.student for one in found.meetings}


def test_decisions_that_need_another_split_in_each_round_are_kept():
    girl, boy = girls_and_boys(1, school=1)
    pins = [Pin(girl.id, 0), Pin(boy.id, 0)]
    asked = day([girl, boy], [host(0, seats=2, kept_for=5, kept=1)], most=1, pins=pins)

    found = allocate(asked)

    assert problems(asked, found.meetings) == []
    assert {one.student for one in found.meetings} == {girl.id, boy.id}


def test_of_an_odd_limit_more_is_for_whom_seats_are_kept():
    asked = day(girls_and_boys(2, school=1), [host(0, seats=3, kept_for=5, kept=2)], most=1)

    found = allocate(asked)

    girls = {one.id for one in asked.students if one.groups}
    assert {one.student for one in found.meetings} == girls


def test_a_part_of_a_split_limit_is_named_as_the_limit():
    asked = day(girls_and_boys(4, school=1), [host(0, seats=6, kept_for=5, kept=3)], most=2)

    found = allocate(asked)

    refusals = explain(replace(asked, sides=found.sides), found.meetings)
    reasons = {one.reason for refused in refusals.values() for one in refused}
    assert reasons == {Reason.SCHOOL}


def test_nothing_given_is_nothing_planned():
    assert allocate(day([], [])).meetings == []
    assert allocate(day([student(1)], [])).meetings == []
