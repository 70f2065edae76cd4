"""A date on which somebody came says that she came on that day, and on no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.models import Attendance
from attendance.receivers import DateWasAttended
from events.services import Times
from registrations.services import move_session
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.attendance import AttendanceFactory
from tests.factories.events import START, SessionFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
HOURS, DAY = timedelta(hours=3), timedelta(days=1)


@pytest.fixture
def attended():
    """A session of one date; somebody stood at its door ten minutes before the start."""
    registration = RegistrationFactory(session=SessionFactory())
    AttendanceFactory(registration=registration, arrived_at=START - timedelta(minutes=10))
    return registration.session


def move(session, start):
    move_session(session=session, times=[Times(start, start + HOURS)], site=None, room=None)
    session.refresh_from_db()


def test_a_date_with_people_does_not_move_to_another_day(attended):
    with pytest.raises(DateWasAttended):
        move(attended, START + DAY)

    attended.refresh_from_db()
    assert attended.starts_at == START
    assert attended.occurrences.get().starts_at == START


def test_a_date_with_people_moves_within_its_day(attended):
    move(attended, START + timedelta(hours=1))

    assert attended.starts_at == START + timedelta(hours=1)


def test_another_date_of_the_session_moves_as_it_likes(attended):
    attended.occurrences.create(starts_at=START + DAY, ends_at=START + DAY + HOURS)
    times = [Times(START, START + HOURS), Times(START + 7 * DAY, START + 7 * DAY + HOURS)]

    move_session(session=attended, times=times, site=None, room=None)

    assert Attendance.objects.get().occurrence.starts_at == START


def test_nobody_came_and_the_date_moves():
    session = SessionFactory()

    move(session, START + DAY)

    assert session.starts_at == START + DAY


def test_the_desk_says_which_date_cannot_move(client, settings, attended):
    desk = enter_desk(client, settings, coordinator_of(attended.event.programme))
    url = reverse("admin:events_session_change", args=[attended.pk])
    page = posted_from(desk.get(url))
    page["occurrences-0-starts_at_0"] = page["occurrences-0-ends_at_0"] = "25/03/2027"

    response = desk.post(url, page)

    assert response.status_code == 422
    assert "risultano già persone presenti" in response.content.decode()
    attended.refresh_from_db()
    assert attended.starts_at == START
