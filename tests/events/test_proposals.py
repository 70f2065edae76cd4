from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.urls import reverse

from core.errors import DomainError
from events.enums import EventStatus
from events.models import Event, Session
from events.services import (
    NoteMissing,
    approve_event,
    publish_event,
    request_changes,
    submit_event,
)
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

STATES = ["draft", "submitted", "sent_back", "approved", "published", "cancelled"]
HIDDEN = ["draft", "submitted", "sent_back", "approved"]
VERBS = {
    "submit": lambda event: submit_event(event=event),
    "send back": lambda event: request_changes(event=event, note="Dire per quale età è."),
    "approve": lambda event: approve_event(event=event),
    "publish": lambda event: publish_event(event=event),
}
# Verb -> where it leads from each of STATES; None where it is refused.
LEADS_TO = {
    "submit": ["submitted", "submitted", "submitted", None, None, None],
    "send back": [None, "changes", "changes", "changes", None, None],
    "approve": [None, "approved", "approved", "approved", None, None],
    "publish": ["published", "published", None, "published", "published", None],
}


def event_in(state):
    traits = {} if state == "published" else {state: True}
    event = EventFactory(**traits)
    SessionFactory(event=event)
    return event


@pytest.mark.parametrize(
    ("verb", "state", "expected"),
    [(v, s, to) for v, ends in LEADS_TO.items() for s, to in zip(STATES, ends, strict=True)],
)
def test_a_verb_leads_on_or_refuses_and_twice_is_once(verb, state, expected):
    event = event_in(state)
    before = event.status

    for _time in range(2):
        if expected is None:
            with pytest.raises(DomainError):
                VERBS[verb](event)
        else:
            VERBS[verb](event)

    event.refresh_from_db()
    assert event.status == (expected or before)


def test_publishing_says_when():
    event = event_in("approved")

    publish_event(event=event)

    event.refresh_from_db()
    assert event.published_at == NOW


def test_handing_in_twice_keeps_the_first_moment():
    event = event_in("submitted")

    submit_event(event=event)

    event.refresh_from_db()
    assert event.submitted_at == NOW - timedelta(days=2)


def test_changes_are_asked_for_in_words():
    event = event_in("submitted")

    with pytest.raises(NoteMissing):
        request_changes(event=event, note=" \n")

    event.refresh_from_db()
    assert event.status == EventStatus.SUBMITTED


def test_another_note_replaces_the_first_and_is_kept_when_handed_in_again():
    event = event_in("sent_back")

    request_changes(event=event, note=" Aggiungere il luogo. ")
    submit_event(event=event)

    event.refresh_from_db()
    assert (event.status, event.review_note) == (EventStatus.SUBMITTED, "Aggiungere il luogo.")


@pytest.mark.parametrize("state", HIDDEN)
def test_the_public_sees_nothing_of_what_is_not_published(client, state):
    event = event_in(state)

    page = client.get(event.get_absolute_url())
    feed = client.get(reverse("events:calendar", args=[event.slug]))

    assert (page.status_code, feed.status_code) == (404, 404)
    assert list(Event.objects.visible_to(AnonymousUser())) == []
    assert list(Session.objects.visible_to(AnonymousUser())) == []
    assert list(Session.objects.public()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": EventStatus.SUBMITTED, "published_at": NOW, "submitted_at": NOW},
        {"status": EventStatus.PUBLISHED, "published_at": None},
        {"status": EventStatus.APPROVED, "published_at": None, "submitted_at": None},
        {"status": "changes", "published_at": None, "submitted_at": NOW, "review_note": ""},
    ],
)
def test_the_database_refuses_a_state_without_what_belongs_to_it(wrong):
    with pytest.raises(IntegrityError):
        EventFactory(**wrong)


@pytest.mark.django_db(transaction=True)
def test_publishing_eight_times_at_once_publishes_once():
    event = event_in("approved")

    at_once(lambda _n: publish_event(event=event), range(8))

    assert event.history.filter(status=EventStatus.PUBLISHED).count() == 1
