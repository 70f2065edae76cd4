"""Small days of encounters, and every answer there is to them."""

from __future__ import annotations

from itertools import combinations, permutations, product

import numpy as np
from hypothesis import strategies as st

from allocation.encounters import Host, Input, Meeting, Pin, Rules, Student, problems
from allocation.encounters.draw import drawn

MORE_IS_BETTER = {"guarantee", "meetings"}


def day(students, hosts, *, each=2, first=0, most=None, seed="a", pins=()):
    return Input(students, hosts, Rules(each, first, most, seed), pins)


def student(number, choices=(), rounds=(1, 2), **facts):
    return Student(number, frozenset(rounds), tuple(choices), **facts)


def host(number, seats=1, rounds=(1, 2), **facts):
    return Host(number, dict.fromkeys(rounds, seats), **facts)


def days_of(one, each):
    """Every day that a student can have: who in which round."""
    hosts = range(3)
    rounds = sorted(one.rounds)
    for number in range(min(each, len(rounds)) + 1):
        for when in combinations(rounds, number):
            for whom in permutations(hosts, number):
                yield [(one.id, met, at) for met, at in zip(whom, when, strict=True)]


def every_answer(asked):
    choices = {one.id: one.choices for one in asked.students}
    for days in product(*(days_of(one, asked.rules.rounds_each) for one in asked.students)):
        meetings = [
            Meeting(who, whom, at, choices[who].index(whom) + 1 if whom in choices[who] else 0)
            for one in days
            for who, whom, at in one
        ]
        if not problems(asked, meetings):
            yield meetings


def measured(asked, meetings):
    """What the steps measure, written once more from their description."""
    last = 1 + max((len(one.choices) for one in asked.students if one.rounds), default=0)
    rules, ranks = asked.rules, [(m.student, m.host, m.rank or last) for m in meetings]
    pinned = {(pin.student, pin.host) for pin in asked.pins}
    when = {one.id: {at for at, seats in one.seats.items() if seats} for one in asked.hosts}

    def could_meet(one, hosts):
        return sum(bool(when[met] & one.rounds) for met in hosts if met not in one.barred)

    choosy = {
        one.id
        for one in asked.students
        if one.rounds and could_meet(one, one.choices) >= min(rules.rounds_each, len(one.rounds))
    }
    glad = {
        one.id for one in asked.students if not could_meet(one, one.choices[: rules.first_choices])
    }
    return {
        "guarantee": len(
            {
                m.student
                for m in meetings
                if 0 < m.rank <= rules.first_choices or (rules.first_choices and m.student in glad)
            }
        ),
        "meetings": len(meetings),
        "worst": max(
            (rank for who, met, rank in ranks if who in choosy and (who, met) not in pinned),
            default=0,
        ),
        "ranks": sum(rank for _who, _met, rank in ranks),
        "draw": int(drawn(rules.seed, *ids_of(meetings)).sum()),
    }


def ids_of(meetings):
    students = np.array([m.student for m in meetings], np.int64)
    return students, np.array([m.host for m in meetings], np.int64)


def as_score(values):
    return [n if name in MORE_IS_BETTER else -n for name, n in values.items()]


def best_of(asked):
    answers = (as_score(measured(asked, meetings)) for meetings in every_answer(asked))
    return max(answers, default=None)


chosen = st.lists(st.integers(0, 2), unique=True, max_size=3)


@st.composite
def small_days(draw, *, is_regular):
    def rounds():
        if is_regular:
            return frozenset({1, 2})
        return frozenset(draw(st.sets(st.integers(1, 2))))

    students = [
        Student(
            number,
            rounds(),
            tuple(draw(chosen)),
            school=draw(st.sampled_from([None, 7, 8])),
            groups=frozenset(draw(st.sampled_from([(), (5,)]))),
            barred=frozenset(draw(st.sets(st.integers(0, 2), max_size=1))),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    most = draw(st.sampled_from([None, 1]))
    kept = st.integers(0, 2)
    hosts = [
        Host(number, dict.fromkeys(rounds(), draw(st.integers(1, 2))), kept_for=5, kept=draw(kept))
        for number in range(3)
    ]
    return day(
        students,
        hosts,
        each=draw(st.integers(1, 2)),
        first=draw(st.integers(0, 2)),
        most=most,
        pins=draw(small_pins(is_regular=is_regular)),
    )


@st.composite
def small_pins(draw, *, is_regular):
    """Mostly none; a round that is pinned is for days that are not regular."""
    round_ = st.none() if is_regular else st.sampled_from([None, 1, 2])
    pin = st.builds(Pin, st.integers(0, 2), st.integers(0, 2), round_)
    return draw(st.one_of(st.just(()), st.lists(pin, min_size=1, max_size=2)))


def equals(number=6):
    return [student(n, [0], rounds=(1,)) for n in range(number)]
