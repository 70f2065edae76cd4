from __future__ import annotations

import pytest
from django.urls import reverse

from registrations.enums import EndReason, RegistrationStatus
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def person(client):
    participant = ParticipantFactory()
    client.force_login(participant.user)
    return participant


def url_of(registration):
    return reverse("registrations:cancel", args=[registration.key])


def test_the_page_asks_and_changes_nothing(client, person, register):
    registration = register(SessionFactory(), person)

    response = client.get(url_of(registration))

    registration.refresh_from_db()
    assert (response.status_code, registration.status) == (200, RegistrationStatus.CONFIRMED)


def test_posting_gives_the_seat_back(client, person, register):
    registration = register(SessionFactory(), person)

    response = client.post(url_of(registration))

    registration.refresh_from_db()
    assert registration.end_reason == EndReason.BY_PERSON
    assert response["Location"] == reverse("portal:me")


def test_pressing_twice_leads_to_what_became_of_it(client, person, register):
    registration = register(SessionFactory(), person)
    client.post(url_of(registration))

    response = client.post(url_of(registration))

    assert response["Location"] == registration.get_absolute_url()


def test_it_is_too_late_after_the_start(client, person, register, time_machine):
    registration = register(SessionFactory(), person)
    time_machine.move_to(START)
    client.force_login(person.user)

    response = client.post(url_of(registration))

    registration.refresh_from_db()
    assert (response.status_code, registration.status) == (422, RegistrationStatus.CONFIRMED)


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_registration_does_not_exist(client, person, register, method):
    registration = register(SessionFactory())

    response = getattr(client, method)(url_of(registration))

    registration.refresh_from_db()
    assert (response.status_code, registration.status) == (404, RegistrationStatus.CONFIRMED)
