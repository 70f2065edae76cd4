from __future__ import annotations

from datetime import timedelta

import pytest

from events.models import Occurrence
from portal.today.counting.offer import Offer, offer
from tests.factories.events import NOW, START, EventFactory, SessionFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_nothing_is_zero():
    assert offer([ProgrammeFactory().pk]) == Offer(0, 0, 0)


def test_an_event_in_two_sessions_of_three_dates_is_one_event_and_two_sessions():
    event = EventFactory()
    long = SessionFactory(event=event)
    SessionFactory(event=event)
    later = START + timedelta(days=1)
    Occurrence.objects.create(session=long, starts_at=later, ends_at=later + timedelta(minutes=90))

    assert offer([event.programme_id]) == Offer(1, 2, 7.5)


def test_only_what_is_published_and_takes_place_is_counted():
    programme = ProgrammeFactory()
    SessionFactory(event__programme=programme, event__draft=True)
    SessionFactory(event__programme=programme, event__cancelled=True)
    SessionFactory(event__programme=programme, status="cancelled", cancelled_at=NOW)
    SessionFactory()

    assert offer([programme.pk]) == Offer(1, 0, 0)


def test_two_programmes_are_counted_together():
    sessions = SessionFactory.create_batch(2)

    assert offer([session.event.programme_id for session in sessions]) == Offer(2, 2, 6)
