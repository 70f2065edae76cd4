"""Registrations on the desk."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from participants.models import Participant
from registrations.enums import EndReason
from registrations.models import Registration
from tests.factories.events import SessionFactory
from tests.registrations.pages import change, changelist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_cancelling_a_registration_asks_first_and_is_by_staff(administrator, register):
    registration = register(SessionFactory())
    data = {"action": "cancel", "_selected_action": [registration.pk]}

    administrator.post(changelist("registrations_registration"), data)
    untouched = Registration.objects.get().is_active
    administrator.post(changelist("registrations_registration"), data | {"confirmed": "yes"})

    assert untouched is True
    assert Registration.objects.get().end_reason == EndReason.BY_STAFF


def test_participants_and_registrations_are_read_only(administrator, register):
    registration = register(SessionFactory())

    administrator.post(
        change("registrations_registration", registration), {"status": "cancelled", "seats": "9"}
    )
    refused = administrator.post(
        change("participants_participant", registration.participant), {"first_name": "X"}
    )

    registration.refresh_from_db()
    assert (registration.status, registration.seats) == ("confirmed", 1)
    assert refused.status_code == 403
    assert Participant.objects.filter(first_name="X").count() == 0


@pytest.mark.parametrize(
    ("model", "row_of"),
    [
        ("events_event", lambda session: session.event),
        ("registrations_registration", lambda session: session.registrations.get()),
        ("participants_participant", lambda session: session.registrations.get().participant),
        ("programmes_programme", lambda session: session.event.programme),
    ],
)
def test_history_is_never_deleted(administrator, register, model, row_of):
    session = SessionFactory()
    register(session)
    url = reverse(f"admin:{model}_delete", args=[row_of(session).pk])

    assert administrator.post(url, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", ["events_session", "events_event"])
def test_cancelling_says_whom_it_writes_to_before_and_after(administrator, register, model):
    session = SessionFactory(capacity=1)
    register(session)
    register(session)
    register(session)
    row = session if model == "events_session" else session.event
    data = {"action": "cancel", "_selected_action": [row.pk]}

    asked = administrator.post(changelist(model), data)
    confirmed = administrator.post(
        changelist(model), data | {"confirmed": "yes", "reason": "Sciopero"}, follow=True
    )

    ((_row, effect),) = asked.context["rows"]
    (message,) = confirmed.context["messages"]
    assert re.findall(r"\d+", effect) == ["1", "2"]
    assert re.findall(r"\d+", str(message)) == ["3"]
    assert asked.context["button"] in asked.content.decode()
