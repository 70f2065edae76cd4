"""Who limited the use of her data is in no list, table or export of staff; a door lets her in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.held import held_at
from attendance.online.matching import people_of
from attendance.resources import AttendanceResource
from tests.desk import coordinator_of, enter_desk
from tests.factories.attendance import AttendanceFactory, CertificateFactory
from tests.factories.careerdays import CareerDayFactory, PinFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

LIMITED, OTHER = "Zenobia", "Ada"


@pytest.fixture
def session():
    event = EventFactory(kind="career_day")
    return SessionFactory(event=event, starts_at=NOW - timedelta(hours=1))


@pytest.fixture
def registrations(session):
    """A registration whose person limited the use of her data, and one of somebody else."""
    people = [
        ParticipantFactory(first_name=LIMITED, last_name="Neri", restricted_at=NOW),
        ParticipantFactory(first_name=OTHER, last_name="Bruni"),
    ]
    return [RegistrationFactory(session=session, participant=person) for person in people]


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def shows(page):
    content = page.content.decode()
    return [name in content for name in (LIMITED, OTHER)]


def test_lists_and_the_page_of_a_course_leave_her_out(desk, session, registrations):
    for one in registrations:
        AttendanceFactory(registration=one)
    date = session.occurrences.get()

    assert shows(desk.get(reverse("presence:list", args=[date.key]))) == [False, True]
    assert shows(desk.get(reverse("presence:course", args=[session.key]))) == [False, True]
    assert [one.participant.first_name for one in people_of(date)] == [OTHER]


def test_tables_of_the_desk_leave_her_out(desk, session, registrations):
    career_day = CareerDayFactory(event=session.event)
    for one in registrations:
        AttendanceFactory(registration=one)
        CertificateFactory(registration=one)
        PinFactory(ballot__career_day=career_day, ballot__participant=one.participant)

    tables = {
        name: shows(desk.get(reverse(f"admin:{name}_changelist")))
        for name in (
            "attendance_attendance",
            "attendance_certificate",
            "careerdays_pin",
            "registrations_registration",
        )
    }

    assert tables == {name: [False, True] for name in tables}


def test_an_export_leaves_her_out(session, registrations):
    for one in registrations:
        AttendanceFactory(registration=one)
    resource = AttendanceResource(user=coordinator_of(session.event.programme))

    taken = [row.registration.participant.first_name for row in resource.get_queryset()]

    assert taken == [OTHER]


def test_a_door_lets_her_in(session, registrations):
    names = [one.name for one in held_at(session.occurrences.get())]

    assert names == [f"{OTHER} Bruni", f"{LIMITED} Neri"]
