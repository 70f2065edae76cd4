"""Every rule of a career day, kept and broken: what cannot be is named."""

from __future__ import annotations

import pytest

from allocation.encounters import Fault, Impossible, Meeting, Pin, problems
from allocation.encounters.allocating import allocate
from tests.allocation.small_days import day, host, student

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


@pytest.mark.parametrize(
    ("pins", "rule"),
    [
        ([Pin(1, 9)], "never_there_together"),
        ([Pin(1, 0), Pin(2, 0), Pin(3, 0)], "pins_contradict_rules"),
    ],
)
def test_pins_that_cannot_be_name_the_rule(pins, rule):
    students = [student(n) for n in (1, 2, 3)]

    with pytest.raises(Impossible) as refused:
        allocate(day(students, [host(0), host(1)], pins=pins))

    assert [fault.rule for fault in refused.value.faults] == [rule]


def test_kept_seats_that_cross_schools_are_named():
    students = [student(1, school=7, groups=frozenset({5})), student(2, school=7)]

    with pytest.raises(Impossible) as refused:
        allocate(day(students, [host(0, seats=3, kept_for=5, kept=1)], most=1))

    assert refused.value.faults == [Fault("kept_seats_cross_schools")]


def test_nothing_given_is_nothing_planned():
    assert allocate(day([], [])).meetings == []
    assert allocate(day([student(1)], [])).meetings == []
