"""A sheet of events while people register and organisers decide: nobody waits in a circle."""

from __future__ import annotations

import time
from datetime import timedelta
from threading import Thread

import pytest
from django.db import transaction

from events.models import Event
from exchange.importing import import_rows
from exchange.sheets import open_sheet
from registrations.models import Registration
from registrations.resources import EventResource
from registrations.services import cancel_event
from registrations.services.seats import lock_sessions
from tests.desk import coordinator_of
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.registrations.test_concurrency import assert_counts_hold, register
from tests.sheets import bring_in, csv_of
from tests.threads import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("now", "in_english"),
]


class Meanwhile:
    """After the first row, somebody else begins, and gets as far as the locks allow."""

    def __init__(self, work):
        self.thread = Thread(target=lambda: self.outcome.extend(at_once(work, [None])))
        self.outcome = []

    def start(self, total):
        pass

    def advance(self, number=1):
        if self.thread.ident is None:
            self.thread.start()
            time.sleep(0.5)


@pytest.fixture
def sessions():
    event = EventFactory(slug="noto", title="Noto")
    week = timedelta(days=7)
    return [SessionFactory(event=event, starts_at=START + number * week) for number in range(2)]


def bring_in_while(work, event, *rows):
    """Bring ``rows`` in; ``work`` begins after the first. Returns what became of both."""
    resource = EventResource(user=coordinator_of(event.programme), programme=event.programme)
    meanwhile = Meanwhile(work)
    with transaction.atomic():
        sheet = open_sheet(csv_of(*rows), resource.import_columns)
        numbers = import_rows(sheet, resource, meanwhile, total=len(rows)).numbers()
    meanwhile.thread.join()
    return numbers["changed"], meanwhile.outcome


def row(session, **cells):
    return {"Codice evento": "noto", "Codice turno": str(session.key)} | cells


def hold_both(sessions):
    """As who chooses between two does: by key."""

    def work(_item):
        with transaction.atomic():
            lock_sessions([session.pk for session in sessions])

    return work


def test_a_label_is_written_under_the_locks_of_all(sessions):
    first, second = sessions
    rows = [row(second, **{"Nome del turno": "B"}), row(first, Posti="30")]

    assert bring_in_while(hold_both(sessions), first.event, *rows) == (2, [None])


def test_an_event_is_written_after_the_locks_of_its_sessions(sessions):
    first, second = sessions
    rows = [row(second, Titolo="Nuovo"), row(first, Posti="30")]

    def work(_item):
        cancel_event(event=Event.objects.get(), reason="Neve.")

    assert bring_in_while(work, first.event, *rows) == (2, [None])
    assert Event.objects.values_list("title", "status").get() == ("Nuovo", "cancelled")


def test_people_register_while_a_sheet_changes_everything(sessions):
    first, second = sessions
    people = ParticipantFactory.create_batch(12)
    resource = EventResource(
        user=coordinator_of(first.event.programme), programme=first.event.programme
    )

    def work(item):
        if item is not None:
            return [register(session, item).status for session in sessions]
        with transaction.atomic():
            return bring_in(resource, row(second, Posti="30"), row(first, Sala="", Posti="30"))

    results = at_once(work, [*people[:6], None, *people[6:]])

    assert results[6] == ({"changed": 2}, {})
    assert Registration.objects.filter(status="confirmed").count() == 24
    assert_counts_hold(*sessions)
