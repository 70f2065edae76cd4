"""Who stays together: the same day for all of them, and never in the way of anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.encounters import Fault, Impossible, Pin, problems
from allocation.encounters.allocating import allocate
from allocation.encounters.groups import let_apart
from tests.allocation.small_days import best_of, day, every_answer, host, small_days, student
from tests.allocation.test_best_answer import no_answer_passes

groups = st.lists(st.sampled_from([None, 1]), min_size=3, max_size=3)


def with_groups(asked, of_students):
    students = [
        replace(one, together=group)
        for one, group in zip(asked.students, of_students, strict=False)
    ]
    return replace(asked, students=students)


@settings(max_examples=100, deadline=None)
@given(st.booleans().flatmap(lambda regular: small_days(is_regular=regular)), groups)
def test_who_stays_together_never_blocks_the_day(asked, of_students):
    """Where the others have a day there is one: with the group together, or apart where every
    answer there is would leave it with nobody together."""
    if best_of(asked) is None:
        return
    asked = with_groups(asked, of_students)

    found = allocate(asked)

    allowed = let_apart(asked, found.apart)
    assert problems(allowed, found.meetings) == []
    no_answer_passes(found.steps, allowed)
    if found.apart:
        members = {one.id for one in asked.students if one.together == 1}
        answers = [{one.student for one in meetings} for meetings in every_answer(asked)]
        assert not any(members <= met for met in answers)


def test_siblings_meet_the_same_hosts_at_the_same_time():
    students = [student(n, [n % 3, (n + 1) % 3]) for n in range(6)]
    students += [student(n, [0, 1], together=1) for n in (6, 7)]
    asked = day(students, [host(n, seats=3) for n in range(3)])

    found = allocate(asked)

    days = [{(m.host, m.round) for m in found.meetings if m.student == who} for who in (6, 7)]
    assert days[0] == days[1]
    assert len(days[0]) == 2
    assert len(found.meetings) == 16
    assert found.apart == []


SIBLINGS = [student(n, [0], together=1) for n in (1, 2)]
OF_A_SCHOOL = [replace(one, school=7) for one in SIBLINGS]
ON_OTHER_DAYS = [
    replace(SIBLINGS[0], rounds=frozenset({1})),
    replace(SIBLINGS[1], rounds=frozenset({2})),
]
OTHER_YEARS = [SIBLINGS[0], replace(SIBLINGS[1], barred=frozenset({0}))]


@pytest.mark.parametrize(
    ("students", "hosts", "facts", "rule"),
    [
        (SIBLINGS, [host(0, seats=1)], {}, "group_larger_than_seats"),
        (OF_A_SCHOOL, [host(0, seats=2)], {"most": 1}, "group_larger_than_seats"),
        (SIBLINGS, [host(0, seats=2, kept_for=5, kept=1)], {}, "group_larger_than_seats"),
        (OTHER_YEARS, [host(0, seats=2)], {}, "group_larger_than_seats"),
        (ON_OTHER_DAYS, [host(0, seats=2)], {}, "group_never_there_together"),
        (
            SIBLINGS,
            [host(0, seats=2), host(1, seats=1)],
            {"pins": [Pin(2, 1)]},
            "group_contradicts_rules",
        ),
        (
            SIBLINGS,
            [host(n, seats=2) for n in range(3)],
            {"pins": [Pin(1, 0, 1), Pin(2, 1, 1)]},
            "group_contradicts_rules",
        ),
    ],
)
def test_a_family_that_cannot_be_together_blocks_nobody_and_is_named(students, hosts, facts, rule):
    asked = day([*students, student(3, [0])], hosts, **facts)

    found = allocate(asked)

    assert found.apart == [Fault(rule, student=1)]
    assert problems(let_apart(asked, found.apart), found.meetings) == []
    alone = allocate(let_apart(asked, found.apart))
    assert (found.meetings, found.steps) == (alone.meetings, alone.steps)


def test_one_family_apart_leaves_another_together():
    others = [student(n, [1], together=2) for n in (8, 9)]
    large = [student(n, [0], together=1) for n in range(3)]

    found = allocate(day([*large, *others], [host(0, seats=2), host(1, seats=2)]))

    assert [fault.student for fault in found.apart] == [0]
    days = [{(m.host, m.round) for m in found.meetings if m.student == who} for who in (8, 9)]
    assert days[0] == days[1] != set()


def test_what_others_decided_by_hand_is_still_refused():
    pins = [Pin(n, 0) for n in (3, 4, 5)]
    students = [*SIBLINGS, *(student(n) for n in (3, 4, 5))]

    with pytest.raises(Impossible) as refused:
        allocate(day(students, [host(0), host(1, seats=2)], pins=pins))

    assert {fault.rule for fault in refused.value.faults} == {"pins_of_one_host"}
