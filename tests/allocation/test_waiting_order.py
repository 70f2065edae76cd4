from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allocation.waiting_order import Entry, next_in_line

sizes = st.lists(st.integers(min_value=1, max_value=30), max_size=30)


def line(*seats: int) -> list[Entry]:
    return [Entry(number, size) for number, size in enumerate(seats)]


def test_first_come_first_served():
    assert next_in_line(line(1, 1, 1), free=2, max_overtakes=3).promoted == (0, 1)


def test_a_smaller_group_passes_a_larger_one_that_does_not_fit():
    turn = next_in_line(line(5, 1), free=2, max_overtakes=3)

    assert (turn.promoted, turn.passed) == ((1,), {0: 1})


def test_nobody_passes_who_was_passed_often_enough():
    entries = [Entry(0, 5, times_passed=3), Entry(1, 1)]

    assert next_in_line(entries, free=2, max_overtakes=3).promoted == ()


def test_without_a_limit_everybody_gets_in():
    assert next_in_line(line(9, 9), free=None, max_overtakes=0).promoted == (0, 1)


@given(sizes, st.integers(min_value=0, max_value=60))
def test_never_more_seats_than_there_are(seats, free):
    turn = next_in_line(line(*seats), free=free, max_overtakes=2)

    assert sum(seats[number] for number in turn.promoted) <= free


@given(sizes, st.lists(st.integers(min_value=1, max_value=6), max_size=20))
def test_no_entry_is_ever_passed_more_than_allowed(seats, freed):
    """Play a whole life of the line: seats come free in lots, and who is passed is counted."""
    entries = line(*seats)
    passed = {entry.id: 0 for entry in entries}
    spare = 0
    for lot in freed:
        spare += lot
        turn = next_in_line(entries, free=spare, max_overtakes=3)
        spare -= sum(e.seats for e in entries if e.id in turn.promoted)
        passed |= turn.passed
        entries = [Entry(e.id, e.seats, passed[e.id]) for e in entries if e.id not in turn.promoted]

    assert all(times <= 3 for times in passed.values())


@given(sizes, st.integers(min_value=0, max_value=60))
def test_who_is_first_and_fits_is_never_skipped(seats, free):
    turn = next_in_line(line(*seats), free=free, max_overtakes=3)

    assert not seats or seats[0] > free or 0 in turn.promoted
