"""Every page of a funded programme's events shows who pays, in the words of the grant."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from events.services import Times
from registrations.services import cancel_registration, move_session
from registrations.tokens import offer_token
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import FundingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

STATEMENT = "Cofinanziato dall’Unione europea"


@pytest.fixture
def person(client):
    participant = ParticipantFactory()
    client.force_login(participant.user)
    return participant


@pytest.fixture
def session():
    session = SessionFactory(capacity=1)
    FundingFactory(programme=session.event.programme, statement=STATEMENT)
    return session


def times_shown(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().count(STATEMENT)


def test_the_form_shows_who_pays(client, person, session):
    assert times_shown(client, reverse("registrations:register", args=[session.key])) == 1


@pytest.mark.parametrize("view", ["registrations:cancel", "portal:ticket"])
def test_a_registration_shows_who_pays(client, person, session, register, view):
    registration = register(session, person)

    assert times_shown(client, reverse(view, args=[registration.key])) == 1


def test_an_offer_shows_who_pays(client, session, register):
    first, second = register(session), register(session)
    cancel_registration(registration=first)

    assert times_shown(client, reverse("registrations:offer", args=[offer_token(second)])) == 1


def test_her_page_says_it_once_for_two_events_of_a_programme(client, person, session, register):
    register(session, person)
    register(SessionFactory(event=session.event, starts_at=START + timedelta(days=1)), person)

    assert times_shown(client, reverse("portal:me")) == 1


def test_a_choice_shows_who_pays_for_either(client, person, session, register):
    register(session, person)
    moved = register(SessionFactory(starts_at=START + timedelta(days=1)), person)
    times = [Times(START, START + timedelta(hours=3))]
    move_session(session=moved.session, times=times, site=None, room=None)

    assert times_shown(client, reverse("registrations:choose", args=[moved.key])) == 1
