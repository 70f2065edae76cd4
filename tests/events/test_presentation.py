from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import translation

from events.availability import Verdict, availability
from events.eligibility import Condition, Person
from events.enums import Audience, RuleKind
from events.models import EligibilityRule, Event
from events.presentation import Claim, audience_words, look, price_words
from tests.events.test_overall import facts
from tests.factories.events import NOW

OPENS = NOW + timedelta(days=2)
ADULTS_ONLY = Condition(kind=RuleKind.OCCUPATION, values=frozenset({"working"}))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (facts(taken=8), ("open", "Registration open", "12 of 20 places left", "12 places left")),
        (facts(taken=18), ("last", "Last places", "2 places left", "2 places left")),
        (facts(taken=19), ("last", "Last places", "1 place left", "1 place left")),
        (facts(capacity=None), ("open", "Registration open", "", "")),
        (
            facts(opens_at=OPENS),
            ("opens_on", "Opens on 24 November", "At 10:00 · 20 places", "20 places"),
        ),
        (
            facts(taken=20, waiting=6),
            ("waiting", "Waiting list", "6 people waiting", "6 people waiting"),
        ),
        (
            facts(taken=20),
            (
                "waiting",
                "Waiting list",
                "All places are taken: you would be the first in line.",
                "",
            ),
        ),
        (facts(taken=20, waiting_limit=0), ("full", "Fully booked", "", "0 of 20")),
        (
            facts(taken=20, waiting=2, waiting_limit=2),
            ("full", "Fully booked", "The waiting list is full too.", "0 of 20"),
        ),
        (facts(closes_at=NOW), ("closed", "Registration closed", "Closed on 22 November", "")),
        (facts(closes_at=NOW, is_booked=False), ("closed", "Already started", "", "")),
        (
            facts(is_booked=False),
            ("open", "No booking", "Just come: there is no need to book.", ""),
        ),
        (facts(is_cancelled=True), ("cancelled", "Cancelled", "Ill", "")),
    ],
)
def test_look_of_each_state(session, words):
    shown = look(session, availability(session, now=NOW), reason="Ill")

    assert (shown.state, shown.label, shown.line, shown.number) == words


@pytest.mark.parametrize(
    ("session", "action", "is_primary"),
    [
        (facts(), "Sign up", True),
        (facts(taken=20), "Join the list", False),
        (facts(opens_at=OPENS), "", False),
        (facts(taken=20, waiting_limit=0), "", False),
        (facts(closes_at=NOW), "", False),
        (facts(is_cancelled=True), "", False),
        (facts(is_booked=False), "", False),
    ],
)
def test_look_offers_only_what_can_be_done(session, action, is_primary):
    shown = look(session, availability(session, now=NOW))

    assert (shown.action, shown.is_primary) == (action, is_primary)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        (Claim.SEAT, "You have a place"),
        (Claim.LINE, "You are on the waiting list"),
        (Claim.OFFER, "A place is kept for you"),
    ],
)
def test_look_tells_who_is_in_what_she_has(claim, label):
    answer = availability(facts(), now=NOW, is_in=True)

    assert look(facts(), answer, claim=claim).label == label


def test_look_names_the_rule_that_refuses():
    session = facts(conditions=[ADULTS_ONLY])
    answer = availability(session, now=NOW, person=Person(occupation="student"))

    assert look(session, answer).line == "You cannot take part. Who can: who works."


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_look(verdict):
    session = facts(opens_at=OPENS)
    answer = replace(availability(session, now=NOW), verdict=verdict)

    assert look(session, answer).label


def test_the_meter_shows_the_share_of_free_seats():
    session = facts(taken=15)

    assert look(session, availability(session, now=NOW)).free == 25


def _without_rules(**fields):
    event = Event(pk=1, **fields)
    event._prefetched_objects_cache = {"rules": EligibilityRule.objects.none()}
    return event


def test_a_rule_on_ages_takes_the_place_of_the_ages_of_schools():
    event = _without_rules(audiences=[Audience.TEACHERS, Audience.UPPER_SECONDARY])
    event._prefetched_objects_cache["rules"]._result_cache = [
        EligibilityRule(kind=RuleKind.AGE, minimum=16, maximum=19)
    ]

    assert audience_words(event) == "16–19 years, Teachers"


def test_audience_words_are_in_the_order_of_ages():
    event = _without_rules(audiences=[Audience.TEACHERS, Audience.LOWER_SECONDARY])

    assert audience_words(event) == "11–13 years, Teachers"


def test_price_is_said_even_when_there_is_none():
    assert price_words(Event()) == "Free of charge"
    assert price_words(Event(cost_note="5 euro")) == "5 euro"
