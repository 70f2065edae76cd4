"""The list on paper: who has a place, boxes to tick, and what a door must know."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from attendance.paper import door_sheet
from tests.factories.attendance import StewardFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import AccommodationNeedFactory, RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW, ends_at=NOW + timedelta(hours=3))


def test_l5_l7_names_codes_seats_and_what_a_door_must_know(session):
    zoe = ParticipantFactory(first_name="Zoe", last_name="Neri")
    ticket = RegistrationFactory(session=session, participant=zoe, seats=2)
    AccommodationNeedFactory(registration=ticket, text="Rampa")
    RegistrationFactory(session=session, waiting=True)
    RegistrationFactory(session=SessionFactory(event=session.event))

    with translation.override("en"):
        [section] = door_sheet(session.occurrences.get()).sections

    assert section.rows == [("", "", "Zoe Neri", ticket.code, "2", "No photos. Rampa")]


def test_it_is_a_pdf_that_no_cache_keeps(client, session):
    RegistrationFactory(session=session)
    client.force_login(StewardFactory(event=session.event).user)

    response = client.get(reverse("doors:paper", args=[session.occurrences.get().key]))

    assert response.content[:5] == b"%PDF-"
    assert "no-store" in response["Cache-Control"]


def test_it_asks_the_database_the_same_for_one_and_for_many(session, django_assert_num_queries):
    occurrence = session.occurrences.select_related("session__event").get()
    for _number in range(3):
        RegistrationFactory(session=session)
        # Tickets, stays, first encounters, pupils of classes.
        with django_assert_num_queries(4):
            door_sheet(occurrence)
