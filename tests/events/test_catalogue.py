from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from events import catalogue
from events.availability import Verdict, availability
from events.enums import Booking
from events.facts import session_facts
from events.models import Session
from tests.factories.events import NOW, START, EventFactory, SessionFactory
from tests.factories.partners import SiteFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def test_entries_hold_what_is_to_come_in_order():
    later = SessionFactory(starts_at=START + HOUR)
    first = SessionFactory(starts_at=START)
    SessionFactory(event__draft=True)
    SessionFactory(status="cancelled", cancelled_at=NOW)
    SessionFactory(event__status="cancelled", event__cancelled_at=NOW)
    SessionFactory(starts_at=NOW - 4 * HOUR)

    assert [row.session for row in catalogue.entries(NOW)] == [first.pk, later.pk]


def test_entries_know_the_day_of_rome_and_where_it_is():
    elsewhere = SiteFactory()
    session = SessionFactory(starts_at=START.replace(hour=23, minute=30), site=elsewhere)

    [row] = catalogue.entries(NOW)

    assert (row.event, row.day.day) == (session.event_id, 13)
    assert row.place == elsewhere.municipality_id
    assert not row.has_begun


def test_entries_of_what_is_under_way_say_so():
    SessionFactory(starts_at=NOW - HOUR)

    assert [row.has_begun for row in catalogue.entries(NOW)] == [True]


def test_is_open_agrees_with_availability():
    events = [EventFactory(booking=booking) for booking in Booking]
    nearby = [None, NOW, NOW + SECOND]
    cases = itertools.product(
        events, [NOW, NOW + SECOND, START], nearby, nearby, [(0, 0), (19, 1), (20, 0)], [20, None]
    )
    Session.objects.bulk_create(
        Session(
            event=event,
            starts_at=starts_at,
            ends_at=starts_at + HOUR,
            registration_opens_at=opens_at and opens_at - 2 * SECOND,
            registration_closes_at=closes_at,
            taken=taken,
            waiting=waiting,
            capacity=capacity,
        )
        for event, starts_at, opens_at, closes_at, (taken, waiting), capacity in cases
    )
    now = NOW - SECOND

    told = set(Session.objects.filter(catalogue.is_open(now)).values_list("pk", flat=True))

    answers = {
        session.pk: availability(session_facts(session), now=now).verdict
        for session in Session.objects.with_facts()
    }
    free = {Verdict.OPEN, Verdict.NO_BOOKING}
    assert told == {pk for pk, verdict in answers.items() if verdict in free}
    assert 0 < len(told) < len(answers)


def test_past_holds_events_whose_last_session_is_over_latest_first():
    old = SessionFactory(starts_at=NOW - timedelta(days=30)).event
    twice = EventFactory()
    SessionFactory(event=twice, starts_at=NOW - timedelta(days=40))
    last = SessionFactory(event=twice, starts_at=NOW - timedelta(days=5))
    goes_on = SessionFactory(starts_at=NOW - timedelta(days=3)).event
    SessionFactory(event=goes_on, starts_at=START)

    assert list(catalogue.past(NOW)) == [
        (twice.pk, last.starts_at),
        (old.pk, NOW - timedelta(days=30)),
    ]


def test_past_can_be_searched():
    robots = SessionFactory(event__title="Robot", starts_at=NOW - timedelta(days=3)).event
    SessionFactory(event__title="Alghe", starts_at=NOW - timedelta(days=3))

    assert [pk for pk, _start in catalogue.past(NOW, "robot")] == [robots.pk]
