from __future__ import annotations

import icalendar
import pytest
from django.urls import reverse

from registrations.services import cancel_registration
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def get(client, registration):
    return client.get(reverse("registrations:calendar", args=[registration.key]))


def test_calendar_holds_her_dates(client, register):
    registration = register(SessionFactory())
    client.force_login(registration.participant.user)

    response = get(client, registration)

    calendar = icalendar.Calendar.from_ical(response.content)
    assert calendar["method"] == "PUBLISH"
    assert calendar.walk("VEVENT")[0]["dtstart"].dt == registration.session.starts_at
    assert "no-store" in response["Cache-Control"]


def test_calendar_takes_the_dates_out_after_she_cancelled(client, register):
    registration = register(SessionFactory())
    cancel_registration(registration=registration)
    client.force_login(registration.participant.user)

    calendar = icalendar.Calendar.from_ical(get(client, registration).content)

    assert calendar["method"] == "CANCEL"


def test_calendar_of_who_waits_is_not_there(client, register):
    session = SessionFactory(capacity=1)
    register(session)
    waiting = register(session)
    client.force_login(waiting.participant.user)

    assert get(client, waiting).status_code == 404


def test_calendar_of_somebody_else_is_not_there(client, register):
    registration = register(SessionFactory())
    client.force_login(UserFactory())

    assert get(client, registration).status_code == 404
