"""Stewards see the doors of their events around their dates, and nothing else of the portal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.models import Attendance, Steward
from attendance.services import add_steward, end_steward
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.attendance import StewardFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
HOUR = timedelta(hours=1)


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW + HOUR, ends_at=NOW + 4 * HOUR)


def door(session, page="entrance"):
    return reverse(f"doors:{page}", args=[session.occurrences.get().key])


def test_a_steward_opens_the_door_of_her_event_and_no_other(client, session):
    steward = StewardFactory(event=session.event)
    other = SessionFactory(starts_at=NOW)
    client.force_login(steward.user)

    assert client.get(door(session)).status_code == 200
    assert client.get(door(session))["Cache-Control"].count("no-store") == 1
    assert client.get(door(other)).status_code == 404
    page = client.get(reverse("doors:list")).content.decode()
    assert door(session) in page
    assert door(other) not in page


def test_she_lets_in(client, session):
    steward = StewardFactory(event=session.event)
    client.force_login(steward.user)

    client.post(door(session), {"code": RegistrationFactory(session=session).code})

    assert Attendance.objects.get().recorded_by == steward.user


@pytest.mark.parametrize("far", [timedelta(days=-1), timedelta(days=1)])
def test_far_from_the_date_the_door_is_not_there(client, session, time_machine, far):
    client.force_login(StewardFactory(event=session.event).user)
    time_machine.shift(far)

    for page in ("entrance", "people", "paper"):
        assert client.get(door(session, page)).status_code == 404


def test_whose_task_ended_sees_nothing(client, session):
    steward = StewardFactory(event=session.event)
    end_steward(steward=steward)
    client.force_login(steward.user)

    assert client.get(door(session)).status_code == 404
    assert Steward.objects.get().ended_at == NOW


def test_she_is_no_coordinator(client, session):
    client.force_login(StewardFactory(event=session.event).user)

    assert client.get(reverse("admin:index")).status_code == 302


def test_a_coordinator_shows_her_second_factor_at_the_door_too(client, session):
    client.force_login(coordinator_of(session.event.programme))

    response = client.get(door(session))

    assert response.status_code == 302
    assert "/doors/" not in response["Location"].split("?")[0]


def test_the_coordinator_adds_her_by_her_address_and_ends_her_task(client, settings, session):
    enter_desk(client, settings, coordinator_of(session.event.programme))
    add = reverse("admin:attendance_steward_add")

    client.post(add, {"event": session.event.pk, "email": "Marta@Example.org "})
    steward = Steward.objects.get()
    client.post(
        reverse("admin:attendance_steward_changelist"),
        {"action": "end", "_selected_action": str(steward.pk), "confirmed": "yes"},
    )

    assert steward.user.email == "marta@example.org"
    assert Steward.objects.get().ended_at == NOW


def test_for_an_event_of_another_programme_she_adds_nobody(client, settings, session):
    enter_desk(client, settings, coordinator_of(session.event.programme))
    other = SessionFactory().event

    client.post(
        reverse("admin:attendance_steward_add"), {"event": other.pk, "email": "m@example.org"}
    )

    assert not Steward.objects.exists()


def test_added_twice_is_as_once_and_after_the_end_she_comes_again(session):
    by = UserFactory(staff=True)
    first = add_steward(event=session.event, email="m@example.org", by=by)
    again = add_steward(event=session.event, email="M@example.org", by=by)
    end_steward(steward=first)

    later = add_steward(event=session.event, email="m@example.org", by=by)

    assert again == first
    assert later != first
