"""What is hidden stays hidden, whoever adds and subtracts what is shown."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from disclosure import Counts, Rule, Sum, is_safe_breakdown, percentage, suppress

RULE = Rule()


def tables(*breakdowns, answers=("yes", "no")):
    """Breakdowns of the same people by the same answers, with all their totals.

    A breakdown is a list of groups, a group its counts by answer; the totals of all are equal.
    """
    values, sums = {}, []
    for number, groups in enumerate(breakdowns):
        for group, counted in enumerate(groups):
            cells = [(number, group, answer) for answer in answers]
            values |= dict(zip(cells, counted, strict=True))
            values[number, group, "all"] = sum(counted)
            sums.append(Sum((number, group, "all"), tuple(cells)))
        for answer in (*answers, "all"):
            parts = tuple((number, group, answer) for group in range(len(groups)))
            values["total", answer] = sum(values[part] for part in parts)
            sums.append(Sum(("total", answer), parts))
    sums.append(Sum(("total", "all"), tuple(("total", answer) for answer in answers)))
    return Counts(values, sums)


def hidden(counts):
    return {cell for cell, value in suppress(counts).items() if value is None}


# --- The rule -------------------------------------------------------------------------------------


def test_large_counts_and_zeros_are_shown():
    counts = tables([[30, 0], [20, 12]])

    assert suppress(counts) == counts.values


@pytest.mark.parametrize("small", [1, 2, 3, 4])
def test_a_small_count_is_hidden_with_one_beside_it_each_way(small):
    counts = tables([[30, small], [20, 12], [40, 50]])

    assert hidden(counts) == {(0, 0, "yes"), (0, 0, "no"), (0, 1, "yes"), (0, 1, "no")}


def test_of_a_small_group_zeros_are_hidden_too():
    counts = tables([[3, 0], [20, 12], [40, 50]])

    assert {(0, 0, "yes"), (0, 0, "no"), (0, 0, "all")} <= hidden(counts)


def test_that_nobody_at_all_did_is_shown_of_small_groups_too():
    shown = suppress(tables([[3, 0], [20, 0], [40, 0]]))

    assert shown["total", "no"] == shown[0, 0, "no"] == 0
    assert shown[0, 0, "yes"] is None


def test_tables_that_share_a_total_are_suppressed_together():
    """The small count is in the total of both: what one hides the other must not show."""
    counts = tables([[30, 1], [40, 2]], [[50, 3], [20, 0]])

    assert suppress(counts)["total", "no"] is None
    assert suppress(counts)[1, 0, "no"] is None


def test_two_small_counts_that_hide_each_other_poorly_get_company():
    """1 and 2 of 3 could only be 1 and 2, or 2 and 1."""
    counts = tables([[30, 2], [40, 1], [50, 10]], answers=("yes", "no"))

    assert (0, 2, "no") in hidden(counts)


def test_when_everything_is_small_nothing_is_shown():
    assert set(suppress(tables([[1, 1], [1, 0]])).values()) == {None}


def test_sums_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="not the sum"):
        Counts({"all": 3, "one": 1}, [Sum("all", ("one",))])
    with pytest.raises(ValueError, match="Negative"):
        Counts({"one": -1}, [])


def test_the_same_counts_are_hidden_each_time():
    counts = tables([[12, 3], [9, 7], [5, 4]], [[20, 6], [6, 8]])

    assert suppress(counts) == suppress(counts)


# --- Shares ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(5, 10, 50), (1, 3, None), (None, 40, None), (12, None, None), (0, 12, 0), (29, 30, 97)],
)
def test_a_share_is_of_counts_that_are_shown(part, whole, share):
    assert percentage(part, whole) == share


def test_a_single_breakdown_is_all_or_nothing():
    assert is_safe_breakdown(5, 0, 12)
    assert not is_safe_breakdown(5, 4)


# --- The attacker ---------------------------------------------------------------------------------


def range_by_solver(counts, shown, cell):
    """Least and most that ``cell`` can be for who knows what is shown, in her own words.

    No cap but one far above everything, so what is not bounded by the tables shows as wide.
    """
    found = []
    for sense in ("minimize", "maximize"):
        model = cp_model.CpModel()
        most = 50 + max(counts.values.values())
        unknown = {
            one: model.new_int_var(int(counts.values[one] > 0), most, "")
            for one, value in shown.items()
            if value is None
        }
        full = {**shown, **unknown}
        for one in counts.sums:
            model.add(full[one.whole] == sum(full[part] for part in one.parts))
        getattr(model, sense)(unknown[cell])
        solver = cp_model.CpSolver()
        assert solver.solve(model) == cp_model.OPTIMAL
        found.append(solver.value(unknown[cell]))
    return found


def numbers(size):
    """A small table of small numbers: the hard case."""
    return st.lists(
        st.lists(st.integers(0, 9), min_size=size, max_size=size), min_size=1, max_size=4
    )


@st.composite
def linked(draw):
    """One to three breakdowns of the same people by the same two or three answers."""
    answers = ("a", "b", "c")[: draw(st.integers(2, 3))]
    first = draw(numbers(len(answers)))
    breakdowns = [first]
    for _number in range(draw(st.integers(0, 2))):
        groups = draw(st.integers(1, 3))
        other = [[0] * len(answers) for _group in range(groups)]
        for place in range(len(answers)):
            for _person in range(sum(row[place] for row in first)):
                other[draw(st.integers(0, groups - 1))][place] += 1
        breakdowns.append(other)
    return tables(*breakdowns, answers=answers)


@settings(max_examples=25, deadline=None)
@given(linked())
def test_no_hidden_count_can_be_worked_out(counts):
    shown = suppress(counts)

    for cell, value in shown.items():
        if value is not None:
            assert not RULE.is_small(value)
            continue
        least, most = range_by_solver(counts, shown, cell)
        assert most - least >= RULE.room, cell


NUMBER = st.integers(0, 5)


@settings(max_examples=15, deadline=None)
@given(st.tuples(NUMBER, NUMBER, NUMBER, NUMBER))
def test_nor_by_trying_every_table(numbers):
    """Without a solver: all tables of two groups and two answers that look the same."""
    counts = two_by_two(*numbers)
    shown = suppress(counts)
    free = [range(9) if shown[cell] is None else (shown[cell],) for cell in INNER]

    seen: dict[object, set[int]] = {}
    for guess in product(*free):
        other = two_by_two(*guess).values
        if all(value in (None, other[cell]) for cell, value in shown.items()):
            for cell, value in other.items():
                seen.setdefault(cell, set()).add(value)

    for cell, value in shown.items():
        if value is None:
            assert max(seen[cell]) - min(seen[cell]) >= RULE.room


INNER = [(group, answer) for group in (0, 1) for answer in ("yes", "no")]


def two_by_two(*numbers):
    values = dict(zip(INNER, numbers, strict=True))
    sums = []
    for group in (0, 1):
        sums.append(Sum((group, "all"), ((group, "yes"), (group, "no"))))
    for answer in ("yes", "no"):
        sums.append(Sum(("all", answer), ((0, answer), (1, answer))))
    for one in [*sums, Sum("all", ((0, "all"), (1, "all")))]:
        values[one.whole] = sum(values[part] for part in one.parts)
    return Counts(values, [*sums, Sum("all", ((0, "all"), (1, "all")))])
