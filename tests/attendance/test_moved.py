"""Who was let in early and then moved to another session was there, and not at that one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.access import counts_of
from attendance.crediting import credited_people
from attendance.models import Attendance
from attendance.services import check_in
from attendance.services.feedback import is_asked
from attendance.shares import shares_of
from registrations.services import move_registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HOUR = timedelta(hours=1)


@pytest.fixture
def moved():
    """A registration that was scanned at one session's door before its start, and then moved."""
    event = EventFactory()
    first = SessionFactory(event=event, starts_at=NOW + HOUR)
    second = SessionFactory(event=event, starts_at=NOW + 24 * HOUR)
    person = ParticipantFactory(user=UserFactory())
    registration = RegistrationFactory(session=first, participant=person)
    by = UserFactory(staff=True)
    check_in(occurrence=first.occurrences.get(), registration=registration, by=by, now=NOW)
    move_registration(registration=registration, session=second)
    registration.refresh_from_db()
    return registration


@pytest.fixture
def afterwards(now, moved, time_machine):
    """Both sessions are over: only then hours count."""
    time_machine.move_to(moved.session.ends_at, tick=False)


@pytest.mark.usefixtures("afterwards")
def test_her_page_of_hours_leaves_out_what_she_was_not_at(client, moved):
    client.force_login(moved.participant.user)

    response = client.get(reverse("attendance:my_hours"))

    assert response.status_code == 200
    credited = credited_people([moved.participant])[moved.participant_id]
    assert (credited.statement.attended, list(credited.statement.lines)) == (0, [])


@pytest.mark.usefixtures("afterwards")
def test_her_hours_at_the_other_session_count(moved):
    AttendanceFactory(registration=moved)

    credited = credited_people([moved.participant])[moved.participant_id]

    assert credited.statement.attended == 180


def test_the_page_of_the_course_shows_nothing_of_it(client, settings, moved):
    enter_desk(client, settings, coordinator_of(moved.session.event.programme))

    page = client.get(reverse("presence:course", args=[moved.session.key]))

    assert page.status_code == 200
    assert [one.total for one in shares_of(moved.session, [moved])] == [0]


def test_the_door_that_she_left_counts_her_no_more(moved):
    left = Attendance.objects.get().occurrence

    assert counts_of(left)["people"] == 0


def test_she_is_not_asked_how_it_was(moved):
    after = moved.session.ends_at + HOUR

    assert not is_asked(moved, after)
    AttendanceFactory(registration=moved)
    assert is_asked(moved, after)
