"""The people and sessions of the scenarios do on the portal what the driver has them do."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from bench.world import new_session, signed_in_people
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


def test_a_person_of_the_rush_has_a_seat_by_one_post():
    EventFactory()
    path = reverse("registrations:register", args=[new_session(seats=1).key])
    client = Client()
    client.cookies["sessionid"] = signed_in_people(1)[0]

    assert client.post(path, {}).status_code == 302

    assert Registration.objects.get().status == RegistrationStatus.CONFIRMED
