from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from allocation.waiting_order import Entry, Room, next_in_line, seats_for

POOLS = [1, 2]
sizes = st.lists(st.integers(min_value=1, max_value=30), max_size=30)
entries_of_pools = st.lists(
    st.tuples(st.integers(1, 12), st.frozensets(st.sampled_from(POOLS)), st.booleans()), max_size=15
)
rooms = st.tuples(st.integers(0, 40), st.integers(0, 15), st.integers(0, 15)).map(
    lambda seats: Room(seats[0], {1: seats[1], 2: seats[2]})
)


def line(*seats: int) -> list[Entry]:
    return [Entry(number, size) for number, size in enumerate(seats)]


def line_of(rows) -> list[Entry]:
    return [
        Entry(number, seats, pools=pools, is_decidable=decidable)
        for number, (seats, pools, decidable) in enumerate(rows)
    ]


def turn(entries, free, max_overtakes=3, kept=None):
    return next_in_line(entries, room=Room(free, kept or {}), max_overtakes=max_overtakes)


def test_first_come_first_served():
    assert turn(line(1, 1, 1), free=2).promoted == (0, 1)


def test_a_smaller_group_passes_a_larger_one_that_does_not_fit():
    result = turn(line(5, 1), free=2)

    assert (result.promoted, result.passed) == ((1,), {0: 1})


def test_nobody_passes_who_was_passed_often_enough():
    assert turn([Entry(0, 5, times_passed=3), Entry(1, 1)], free=2).promoted == ()


def test_without_a_limit_everybody_gets_in():
    assert turn(line(9, 9), free=None, max_overtakes=0).promoted == (0, 1)


def test_who_needs_more_than_this_line_keeps_her_place():
    result = turn([Entry(0, 1, is_decidable=False), Entry(1, 1)], free=2)

    assert (result.promoted, result.passed) == ((1,), {0: 1})


def test_kept_seats_go_to_those_they_are_kept_for():
    entries = [Entry(0, 4), Entry(1, 3, pools=frozenset({1}))]

    result = turn(entries, free=6, kept={1: 5})

    assert (result.promoted, result.from_pools) == ((1,), {1: (1, 3)})


def test_nobody_passes_whom_the_seats_were_not_for():
    entries = [Entry(0, 4, times_passed=3), Entry(1, 3, pools=frozenset({1}))]

    result = turn(entries, free=6, kept={1: 5})

    assert (result.promoted, result.passed) == ((1,), {})


def test_a_claim_larger_than_its_pool_takes_the_rest_of_the_common_seats():
    result = turn([Entry(0, 8, pools=frozenset({1}))], free=10, kept={1: 5})

    assert (result.promoted, result.from_pools) == ((0,), {0: (1, 5)})


def test_seats_for_counts_the_fullest_pool_and_what_nobody_keeps():
    room = Room(10, {1: 3, 2: 5})

    assert seats_for(room, frozenset()) == 2
    assert seats_for(room, frozenset({1, 2})) == 7
    assert seats_for(Room(None), frozenset()) is None


@given(sizes, st.integers(min_value=0, max_value=60))
def test_never_more_seats_than_there_are(seats, free):
    result = turn(line(*seats), free=free, max_overtakes=2)

    assert sum(seats[number] for number in result.promoted) <= free


@given(entries_of_pools, rooms, st.integers(0, 3))
def test_never_more_seats_than_there_are_in_all_and_of_each_pool(rows, room, max_overtakes):
    entries = line_of(rows)
    result = next_in_line(entries, room=room, max_overtakes=max_overtakes)

    given_seats = sum(entries[number].seats for number in result.promoted)
    of_pools = dict.fromkeys(POOLS, 0)
    for number, (pool, seats) in result.from_pools.items():
        assert pool in entries[number].pools
        of_pools[pool] += seats
    assert given_seats <= room.free
    assert all(of_pools[pool] <= room.kept[pool] for pool in POOLS)


@given(entries_of_pools, rooms)
def test_what_a_pool_keeps_is_left_for_it(rows, room):
    """Those who belong to no pool never take the seats that pools keep."""
    entries = [replace(entry, pools=frozenset()) for entry in line_of(rows)]
    result = next_in_line(entries, room=room, max_overtakes=3)

    given_seats = sum(entries[number].seats for number in result.promoted)
    assert given_seats <= max(0, room.free - sum(room.kept.values()))


@given(entries_of_pools, rooms)
def test_who_fits_and_is_first_is_never_skipped(rows, room):
    entries = line_of(rows)
    result = next_in_line(entries, room=room, max_overtakes=3)

    first = entries[:1]
    assert all(
        entry.id in result.promoted
        for entry in first
        if entry.is_decidable and entry.seats <= seats_for(room, entry.pools)
    )


@given(entries_of_pools, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), max_size=20))
def test_no_entry_is_ever_passed_more_than_allowed(rows, freed):
    """Play a whole life of the line: seats come free in lots, and who is passed is counted."""
    entries = line_of(rows)
    passed = {entry.id: 0 for entry in entries}
    free, kept = 0, {1: 0, 2: 0}
    for lot, of_pool in freed:
        free, kept = free + lot + of_pool, {1: kept[1] + of_pool, 2: kept[2]}
        result = next_in_line(entries, room=Room(free, dict(kept)), max_overtakes=3)
        free -= sum(e.seats for e in entries if e.id in result.promoted)
        for pool, seats in result.from_pools.values():
            kept[pool] -= seats
        passed |= result.passed
        left = [entry for entry in entries if entry.id not in result.promoted]
        entries = [replace(entry, times_passed=passed[entry.id]) for entry in left]

    assert all(times <= 3 for times in passed.values())
