"""Why a student did not get a choice: read off the timetable."""

from __future__ import annotations

import pytest

from allocation.encounters import Pin, Reason, Refusal, explain
from allocation.encounters.allocating import allocate
from tests.allocation.small_days import day, equals, host, student


def test_a_refusal_tells_seats_and_first_choices():
    asked = day(equals(), [host(0, rounds=(1,)), host(1, rounds=(2,))], each=1)
    found = allocate(asked)
    lucky = found.meetings[0].student

    reasons = explain(asked, found.meetings)

    other = reasons[(lucky + 1) % 6][0]
    assert other == Refusal(0, 1, Reason.SAME_RANK, seats=1, taken=1, firsts=6, chose=6, pinned=0)
    assert reasons[lucky] == []


def reason_of(asked, student_id, host_id):
    found = explain(asked, allocate(asked).meetings)[student_id]
    return next(refusal.reason for refusal in found if refusal.host == host_id)


ONE = (1,)  # a day of one round


@pytest.mark.parametrize(
    ("students", "hosts", "facts", "reason"),
    [
        (
            [student(1, [0], ONE, barred=frozenset({0}))],
            [host(0, rounds=ONE)],
            {},
            Reason.NOT_FOR_HER,
        ),
        ([student(1, [0], ONE)], [host(0, rounds=(2,))], {}, Reason.NEVER_THERE),
        ([student(1, [9], ONE)], [host(0, rounds=ONE)], {}, Reason.NEVER_THERE),
        (
            [student(1, [0], ONE, school=7), student(2, [0], ONE, school=7)],
            [host(0, 2, rounds=ONE)],
            {"most": 1, "pins": [Pin(2, 0)]},
            Reason.SCHOOL,
        ),
        (
            [student(1, [0], ONE)],
            [host(0, 2, rounds=ONE, kept_for=5, kept=2)],
            {},
            Reason.KEPT,
        ),
        (
            [student(1, [1, 0], ONE), student(2, [0], ONE)],
            [host(0, rounds=ONE)],
            {},
            Reason.HIGHER_RANKS,
        ),
        (
            [student(1, [0, 1], ONE), student(2, [2, 0], ONE), student(3, [2], ONE)],
            [host(0, rounds=ONE), host(1, rounds=ONE), host(2, rounds=ONE)],
            {"pins": [Pin(3, 2), Pin(1, 1)]},
            Reason.FOR_ALL,
        ),
    ],
)
def test_a_refusal_names_the_rule(students, hosts, facts, reason):
    asked = day(students, hosts, each=1, **facts)

    assert reason_of(asked, 1, students[0].choices[-1 if reason is Reason.HIGHER_RANKS else 0]) is (
        reason
    )


def test_seats_of_other_rounds_explain_nothing():
    students = [student(1, [0], ONE), student(2, [0], ONE)]
    asked = day(students, [host(0, rounds=(1, 2))], each=1)
    found = allocate(asked)
    other = 3 - found.meetings[0].student

    refusal = explain(asked, found.meetings)[other][0]

    assert (refusal.seats, refusal.taken, refusal.reason) == (1, 1, Reason.SAME_RANK)


def test_who_ranked_higher_goes_first_and_it_says_so():
    students = [student(1, [0, 1], rounds=(1,)), student(2, [1, 0], rounds=(1,))]
    asked = day(students, [host(0, rounds=(1,)), host(1, rounds=(1,))], each=1)

    reasons = explain(asked, allocate(asked).meetings)

    assert [refusal.reason for refusal in reasons[1]] == [Reason.OWN_DAY]
