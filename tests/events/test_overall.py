from __future__ import annotations

from datetime import timedelta

import pytest

from events.availability import SessionFacts, Verdict, availability
from events.overall import overall
from tests.factories.events import NOW, START


def facts(**changes):
    values = {
        "is_cancelled": False,
        "is_booked": True,
        "capacity": 20,
        "taken": 0,
        "waiting": 0,
        "waiting_limit": None,
        "opens_at": None,
        "closes_at": START,
    }
    return SessionFacts(**values | changes)


FREE = facts(taken=15)
NO_LIMIT = facts(capacity=None, taken=15)
LINE = facts(taken=20, waiting=6)
FULL = facts(taken=20, waiting=5, waiting_limit=5)
SOON = facts(opens_at=NOW + timedelta(days=2))
LATER = facts(opens_at=NOW + timedelta(days=9), capacity=5)
CLOSED = facts(closes_at=NOW)
CANCELLED = facts(is_cancelled=True)
NO_BOOKING = facts(is_booked=False)


def of(*sessions):
    return overall([(session, availability(session, now=NOW)) for session in sessions])


@pytest.mark.parametrize(
    ("sessions", "verdict"),
    [
        ([FREE], Verdict.OPEN),
        ([CANCELLED, FREE, LINE], Verdict.OPEN),
        ([CANCELLED, FULL, LINE, SOON], Verdict.WAITING_LIST),
        ([FULL, SOON], Verdict.OPENS_ON),
        ([FULL, CLOSED, CANCELLED], Verdict.FULL),
        ([CLOSED, CANCELLED], Verdict.CLOSED),
        ([CANCELLED, CANCELLED], Verdict.CANCELLED),
        ([NO_BOOKING, CANCELLED], Verdict.NO_BOOKING),
    ],
)
def test_overall_is_the_best_answer_of_a_session(sessions, verdict):
    assert of(*sessions)[1].verdict is verdict


@pytest.mark.parametrize(
    ("sessions", "free"),
    [([FREE, FREE, LINE], 10), ([FREE, CLOSED], 5), ([FREE, NO_LIMIT], None)],
)
def test_overall_adds_the_free_seats_of_open_sessions_only(sessions, free):
    assert of(*sessions)[1].free == free


def test_overall_adds_who_waits():
    assert of(LINE, LINE, FULL)[0].waiting == 12


def test_overall_opens_on_the_first_day_with_the_seats_of_all():
    merged, _ = of(LATER, SOON)

    assert (merged.opens_at, merged.capacity) == (SOON.opens_at, 25)
