"""Who got what she chose, counted; what one more would bring, asked of the allocation itself."""

from __future__ import annotations

import pytest

from allocation.encounters import Host, Input, Rules
from allocation.encounters import Student as Asking
from allocation.encounters.allocating import allocate
from careerdays.fairness.figures import OTHERS, By, Row, Student, figures_of
from careerdays.fairness.outlook import (
    Change,
    answers,
    most_missed_host,
    with_one_more_host,
    with_one_more_round,
)


def students(number, *met, chose=3, **groups):
    named = {By(name): group for name, group in groups.items()}
    return [Student(frozenset(met), chose, named) for _number in range(number)]


def table(figures, by):
    return next(table for table in figures.tables if table.by is by)


def test_each_choice_is_counted_by_itself():
    figures = figures_of([*students(20, 1, 2), *students(10, 2), *students(10)], ranks=3)

    assert figures.total == Row(None, 40, (20, 30, 0))
    assert figures.total.shares == [(20, 50), (30, 75), (0, 0)]


def test_who_chose_fewer_hosts_is_not_counted():
    figures = figures_of([*students(20, 1), *students(7, 1, chose=2)], ranks=3)

    assert figures.total.students == 20


def test_breakdowns_have_their_groups():
    people = [
        *students(20, 1, school=1, gender="female"),
        *students(10, school=1, gender="male"),
        *students(10, 1, school=2, gender="female"),
        *students(20, school=2, gender="male"),
    ]

    figures = figures_of(people, ranks=1)

    assert table(figures, By.SCHOOL).rows == (Row(1, 30, (20,)), Row(2, 30, (10,)))
    assert table(figures, By.GENDER).rows == (Row("female", 30, (30,)), Row("male", 30, (0,)))


def test_a_breakdown_of_one_group_says_nothing_more():
    assert figures_of(students(20, 1, school=1), ranks=1).tables == ()


def test_l30_who_did_not_get_it_is_hidden_where_they_are_few():
    people = [
        *students(28, 1, school=1),
        *students(2, school=1),
        *students(20, 1, school=2),
        *students(20, school=2),
        *students(50, 1, school=3),
        *students(30, school=3),
    ]

    rows = table(figures_of(people, ranks=1), By.SCHOOL).rows

    assert [row.met for row in rows] == [(None,), (None,), (50,)]
    assert [row.students for row in rows] == [30, 40, 80]


def test_l30_a_small_school_is_hidden_with_another():
    people = [
        *students(3, 1, school=1),
        *students(20, 1, school=2),
        *students(20, school=2),
        *students(40, 1, school=3),
        *students(40, school=3),
    ]

    rows = table(figures_of(people, ranks=1), By.SCHOOL).rows

    assert [row.students for row in rows] == [None, None, 80]


def test_l30_small_schools_are_one_group_where_there_are_several():
    small = [one for school in range(5) for one in students(4, 1, school=school)]
    people = [*small, *students(40, 1, school=9)]

    rows = table(figures_of(people, ranks=1), By.SCHOOL).rows

    assert rows == (Row(9, 40, (40,)), Row(OTHERS, 20, (20,)))


def test_nobody_is_no_figure():
    assert figures_of([], ranks=3).total == Row(None, 0, (0, 0, 0))


# --- One more -------------------------------------------------------------------------------------


@pytest.fixture
def day():
    """Three want Ada (1), who has one seat in each of two rounds of a day; nobody wants Bea (2)."""
    asking = [Asking(number, frozenset({10, 11}), (1,)) for number in range(3)]
    hosts = [Host(1, {10: 1, 11: 1}), Host(2, {10: 3, 11: 3})]
    return Input(asking, hosts, Rules(rounds_each=1))


def test_one_more_round_is_there_for_all_who_are_there_that_day(day):
    longer = with_one_more_round(day, {10: 7, 11: 7})

    assert {student.rounds for student in longer.students} == {frozenset({10, 11, -1})}
    assert [host.seats for host in longer.hosts] == [
        {10: 1, 11: 1, -1: 1},
        {10: 3, 11: 3, -1: 3},
    ]
    assert longer.rules.rounds_each == 2


def test_who_is_there_on_one_day_gets_the_new_round_of_that_day():
    given = Input(
        [Asking(1, frozenset({10})), Asking(2, frozenset({20}))],
        [Host(1, {20: 4})],
        Rules(rounds_each=1),
    )

    longer = with_one_more_round(given, {10: 7, 20: 8})

    assert [student.rounds for student in longer.students] == [{10, -1}, {20, -2}]
    assert longer.hosts[0].seats == {20: 4, -2: 4}


def test_one_more_host_is_beside_the_one_whom_most_did_not_get(day):
    missed = most_missed_host(day, allocate(day))

    assert missed == 1
    assert with_one_more_host(day, beside=1).hosts[0].seats == {10: 2, 11: 2}


def test_a_lower_choice_is_not_missed_by_who_got_a_higher_one():
    asking = [Asking(number, frozenset({10}), (1, 2)) for number in range(3)]
    given = Input(asking, [Host(1, {10: 3}), Host(2, {10: 3})], Rules(rounds_each=1))

    assert most_missed_host(given, allocate(given)) is None


def test_where_everybody_got_everybody_there_is_nobody_to_add(day):
    larger = with_one_more_host(day, beside=1)

    assert most_missed_host(larger, allocate(larger)) is None


def test_each_answer_is_an_allocation(day):
    now, longer, larger = answers(day, {10: 7, 11: 7}, ranks=1, allocate=allocate)

    assert [one.change for one in (now, longer, larger)] == list(Change)
    assert [one.steps["meetings"] for one in (now, longer, larger)] == [3, 6, 3]
    assert (now.host, larger.host) == (None, 1)
