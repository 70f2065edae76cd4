"""The hours of an edition, for its coordinators, and the target of the recovery plan (L17)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from attendance.counting_hours import HOURS
from events.models import Occurrence
from jobs.models import ExportLog, Job
from jobs.runner import run_here
from participants.services import erase_participants
from tests.desk import coordinator_of, enter_desk
from tests.factories.attendance import (
    AttendanceFactory,
    HourOfferFactory,
    SchoolAgreementFactory,
)
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import RegistrationFactory, RosterEntryFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

# Ten afternoons of an hour and a half: fifteen hours, in the school year 2025/26.
SPRING = datetime(2026, 3, 2, 14, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 5, 13, tzinfo=UTC)


@pytest.fixture
def programme():
    return ProgrammeFactory(title="Orientamento")


@pytest.fixture
def university():
    return OrganisationFactory()


def course(programme, university, first):
    """A university's course, with all of a class that it has an agreement with."""
    event = EventFactory(programme=programme)
    HourOfferFactory(event=event, law="course", organisation=university)
    last = first + timedelta(days=9, minutes=90)
    session = SessionFactory(event=event, starts_at=first, ends_at=last, occurrence=False)
    for number in range(10):
        at = first + timedelta(days=number)
        Occurrence.objects.create(session=session, starts_at=at, ends_at=at + timedelta(minutes=90))
    return session


def attended(session, school, *people):
    year = "202526" if session.starts_at < datetime(2026, 9, 1, tzinfo=UTC) else "202627"
    school_class = SchoolClassFactory(school=school, year=4, school_year=year)
    visit = RegistrationFactory(a_class=True, school_class=school_class, session=session)
    for person in people:
        RosterEntryFactory(registration=visit, participant=person)
    for date in session.occurrences.all():
        AttendanceFactory(registration=visit, occurrence=date, present=visit.seats)


def agreed(university):
    school = SchoolFactory()
    SchoolAgreementFactory(school=school, organisation=university)
    return school


def counted(client, settings, programme):
    """What the job says that a coordinator started from the list of programmes."""
    desk = enter_desk(client, settings, coordinator_of(programme))
    address = reverse("admin:programmes_programme_changelist")
    desk.post(address, {"action": "hours", "_selected_action": [programme.pk]})
    job = Job.objects.get(kind=HOURS)
    run_here(job)
    assert job.status == "succeeded", job.refusal
    return job, desk


def lines(job):
    return bytes(job.files.get().content).decode("utf-8-sig")


def test_l17_a_student_counts_once_and_what_is_after_the_plan_does_not(
    client, settings, programme, university
):
    school, (ada, bea) = agreed(university), ParticipantFactory.create_batch(2, user=None)
    attended(course(programme, university, SPRING), school, ada)
    attended(course(programme, university, SPRING + timedelta(days=30)), school, ada, bea)
    attended(course(programme, university, AUTUMN), school, bea)

    job, desk = counted(client, settings, programme)

    assert (job.result["people"], job.result["for_target"]) == (2, 2)
    assert job.result["refused"] == {"other_certificate": 1, "outside_target": 1}
    page = desk.get(reverse("jobs:show", args=[job.key])).content.decode()
    assert "2 studenti valgono per l’obiettivo" in page
    assert "1 corso completato è di uno studente già conteggiato con un altro corso." in page


def test_l17_a_first_course_elsewhere_is_the_one_that_counts(
    client, settings, programme, university
):
    school, ada = agreed(university), ParticipantFactory(user=None)
    attended(course(ProgrammeFactory(), university, SPRING), school, ada)
    attended(course(programme, university, SPRING + timedelta(days=30)), school, ada)

    job, _desk = counted(client, settings, programme)

    assert (job.result["for_target"], job.result["refused"]) == (0, {"other_certificate": 1})


def test_its_lines_say_nothing_of_other_programmes(client, settings, programme, university):
    ada = ParticipantFactory(first_name="Ada", last_name="Neri")
    here = EventFactory(programme=programme, title="Qui")
    elsewhere = EventFactory(title="Altrove")
    for event in (here, elsewhere):
        HourOfferFactory(event=event)
        session = SessionFactory(event=event, starts_at=SPRING)
        AttendanceFactory(registration__session=session, registration__participant=ada)

    job, _desk = counted(client, settings, programme)

    assert "Ada Neri" in lines(job)
    assert "Qui" in lines(job)
    assert "Altrove" not in lines(job)
    assert ExportLog.objects.get().filters == "Orientamento"


def test_l9_who_is_erased_takes_the_file_with_her(client, settings, programme):
    session = SessionFactory(event__programme=programme, starts_at=SPRING)
    stay = AttendanceFactory(registration__session=session)
    counted(client, settings, programme)

    erase_participants(participants=[stay.registration.participant_id])

    assert not Job.objects.filter(kind=HOURS).exists()


def test_a_coordinator_of_another_programme_counts_nothing(client, settings, programme):
    desk = enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    address = reverse("admin:programmes_programme_changelist")

    desk.post(address, {"action": "hours", "_selected_action": [programme.pk]})

    assert not Job.objects.filter(kind=HOURS).exists()
