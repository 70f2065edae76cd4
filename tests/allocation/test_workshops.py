"""Pupils of a class over parallel workshops: the same module, held against every answer."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.encounters import problems
from allocation.encounters.allocating import allocate
from allocation.encounters.workshops import parallel_workshops

WORKSHOPS = (10, 11, 12)
rankings = st.lists(st.sampled_from(WORKSHOPS), unique=True, max_size=3)
classes = st.lists(rankings, min_size=1, max_size=4).map(lambda found: dict(enumerate(found, 1)))
rooms = st.tuples(*(st.integers(0, 2) for _workshop in WORKSHOPS)).map(
    lambda seats: dict(zip(WORKSHOPS, seats, strict=True))
)


def score(choices, seats, placed):
    """Who has a place, the worst choice of who could have one, the sum: less is better."""
    last = 1 + max(map(len, choices.values()))
    ranks = {
        pupil: choices[pupil].index(workshop) + 1 if workshop in choices[pupil] else last
        for pupil, workshop in placed.items()
    }
    choosy = {pupil for pupil, wanted in choices.items() if any(seats[one] for one in wanted)}
    worst = max((rank for pupil, rank in ranks.items() if pupil in choosy), default=0)
    return -len(placed), worst, sum(ranks.values())


def every_way(choices, seats):
    for whom in product([None, *WORKSHOPS], repeat=len(choices)):
        placed = {p: w for p, w in zip(choices, whom, strict=True) if w is not None}
        if all(list(placed.values()).count(w) <= number for w, number in seats.items()):
            yield placed


@settings(max_examples=80, deadline=None)
@given(classes, rooms)
def test_no_way_to_place_a_class_is_better(choices, seats):
    asked = parallel_workshops(choices, seats, seed="5A")

    found = allocate(asked)

    placed = {one.student: one.host for one in found.meetings}
    assert problems(asked, found.meetings) == []
    assert len(placed) == len(found.meetings)
    assert found.is_optimal
    ways = every_way(choices, seats)
    assert score(choices, seats, placed) == min(score(choices, seats, way) for way in ways)


def test_a_whole_class_has_its_workshops_and_the_same_draw_again():
    choices = {number: [10, 11] if number % 3 else [11, 12] for number in range(1, 25)}
    seats = dict.fromkeys(WORKSHOPS, 8)

    once, again = (allocate(parallel_workshops(choices, seats, seed="5A")) for _ in range(2))

    assert once.meetings == again.meetings
    assert sorted({m.student for m in once.meetings}) == sorted(choices)
    assert max(m.rank for m in once.meetings) == 2
