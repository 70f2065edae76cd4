"""Whatever the order in which phones send their scans, the same stays come of them."""

from __future__ import annotations

import itertools
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from attendance.enums import Direction
from attendance.models import Scan
from attendance.visits import visits_of
from tests.factories.events import NOW


def scan(minute, direction="in", **facts):
    return Scan(
        direction=Direction(direction),
        at=NOW + timedelta(minutes=minute),
        **facts,
    )


def minutes(visits):
    def of(moment):
        return None if moment is None else (moment - NOW).total_seconds() // 60

    return [(of(visit.arrived_at), of(visit.left_at)) for visit in visits]


def test_the_first_who_lets_in_counts_and_who_goes_out_comes_back():
    scans = [scan(9), scan(0), scan(5, "out"), scan(2), scan(7, "out")]

    assert minutes(visits_of(scans)) == [(0, 5), (9, None)]


def test_nobody_goes_out_who_is_not_in():
    assert visits_of([scan(3, "out")]) == []


def test_what_was_taken_back_says_nothing():
    assert minutes(visits_of([scan(0, voided_at=NOW), scan(4)])) == [(4, None)]


SCANS = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["in", "out"])),
    max_size=8,
    unique_by=lambda one: one[0],
)
SHUFFLED = SCANS.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts)))


@given(SHUFFLED)
def test_the_order_in_which_they_come_changes_nothing(both):
    facts, shuffled = both

    found = minutes(visits_of([scan(*one) for one in shuffled]))

    assert found == minutes(visits_of([scan(*one) for one in facts]))


def test_of_two_at_the_same_moment_the_one_logged_first_comes_first():
    first, second = scan(3, pk=1), scan(3, pk=2)

    assert visits_of([second, first])[0].came is first


@given(SCANS)
def test_stays_follow_each_other_and_only_the_last_is_open(facts):
    visits = visits_of([scan(*one) for one in facts])

    for before, after in itertools.pairwise(visits):
        assert before.left_at is not None
        assert before.arrived_at <= before.left_at <= after.arrived_at
    if facts:
        first = min((one for one in facts if one[1] == "in"), default=None)
        assert bool(visits) == (first is not None)
