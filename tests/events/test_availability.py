from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from events.availability import SessionFacts, Verdict, availability
from events.eligibility import Condition, Person, first_refusal, gaps_and_overlaps
from events.enums import RuleKind
from tests.factories.events import NOW

ADULTS = Condition(RuleKind.AGE, minimum=18, on=date(2026, 12, 12))
TEENAGER = Person(birth_date=date(2010, 5, 1))
FACTS = SessionFacts(
    is_cancelled=False,
    is_booked=True,
    capacity=20,
    taken=8,
    waiting=0,
    waiting_limit=None,
    opens_at=None,
    closes_at=NOW + timedelta(days=20),
)


def test_open_with_the_number_of_free_seats():
    answer = availability(FACTS, now=NOW)

    assert (answer.verdict, answer.free) == (Verdict.OPEN, 12)


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"is_cancelled": True}, Verdict.CANCELLED),
        ({"closes_at": NOW}, Verdict.CLOSED),
        ({"is_booked": False}, Verdict.NO_BOOKING),
        ({"opens_at": NOW + timedelta(seconds=1)}, Verdict.OPENS_ON),
        ({"opens_at": NOW}, Verdict.OPEN),
        ({"taken": 20}, Verdict.WAITING_LIST),
        ({"taken": 20, "waiting_limit": 0}, Verdict.FULL),
        ({"taken": 20, "waiting": 5, "waiting_limit": 5}, Verdict.FULL),
        ({"taken": 19, "waiting": 1}, Verdict.WAITING_LIST),
        ({"capacity": None, "taken": 5000}, Verdict.OPEN),
    ],
)
def test_each_fact_has_its_verdict(change, verdict):
    assert availability(replace(FACTS, **change), now=NOW).verdict is verdict


def test_verdicts_come_in_order_of_precedence():
    """Everything is true at once; take away the first answer and the next one appears."""
    facts = replace(
        FACTS,
        is_cancelled=True,
        conditions=[ADULTS],
        closes_at=NOW,
        opens_at=NOW + timedelta(days=1),
        taken=20,
        waiting_limit=0,
    )
    verdicts = [
        availability(facts, now=NOW, person=TEENAGER, is_in=True).verdict,
        availability(
            replace(facts, is_cancelled=False), now=NOW, person=TEENAGER, is_in=True
        ).verdict,
        availability(replace(facts, is_cancelled=False), now=NOW, person=TEENAGER).verdict,
        availability(replace(facts, is_cancelled=False), now=NOW).verdict,
    ]

    assert verdicts == [
        Verdict.CANCELLED,
        Verdict.ALREADY_IN,
        Verdict.NOT_ELIGIBLE,
        Verdict.CLOSED,
    ]


def test_a_group_larger_than_what_is_free_waits():
    assert availability(FACTS, now=NOW, seats=13).verdict is Verdict.WAITING_LIST


def test_an_age_rule_with_an_unknown_birth_date_asks_for_it():
    refusal = first_refusal([ADULTS], Person())

    assert refusal is not None
    assert refusal.is_unknown


@pytest.mark.parametrize(
    ("birth_date", "fits"),
    [
        (date(2008, 12, 12), True),
        (date(2008, 12, 13), False),
    ],
)
def test_an_age_bound_includes_the_birthday(birth_date, fits):
    assert (first_refusal([ADULTS], Person(birth_date=birth_date)) is None) is fits


def test_the_bands_of_seed_003_leave_out_who_is_twenty():
    assert gaps_and_overlaps([(16, 19), (21, 30)]) == ([20], [])


def test_bands_that_overlap_are_found():
    assert gaps_and_overlaps([(16, 20), (20, 30)]) == ([], [20])
