"""Every model of the desk × a coordinator of another programme."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse

from careerdays.models import CareerDay
from communications.models import Email
from participants.models import PrivacyRequest
from portal.models import PageRating
from programmes.models import Action, Phase
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateFactory,
    CertificateRuleFactory,
    SchoolAgreementFactory,
    StewardFactory,
)
from tests.factories.careerdays import (
    CareerDayFactory,
    HostFactory,
    PinFactory,
    RunFactory,
    TogetherFactory,
)
from tests.factories.events import SessionFactory
from tests.factories.jobs import ExportLogFactory, JobFactory
from tests.factories.participants import ConsentFactory, PublishedImageFactory
from tests.factories.programmes import (
    DataAgreementFactory,
    PartnershipFactory,
    ProgrammeFactory,
)
from tests.factories.registrations import MessageFactory, ReminderFactory
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# Rows of a programme, each coordinator's own: how to get one from a registration for its event.
OF_A_PROGRAMME = {
    "programmes.programme": lambda registration: _programme(registration),
    "programmes.phase": lambda registration: Phase.objects.create(
        programme=_programme(registration),
        name="Mese delle STEM",
        starts_on=date(2026, 4, 1),
        ends_on=date(2026, 4, 30),
    ),
    "programmes.action": lambda registration: Action.objects.create(
        programme=_programme(registration), title="Laboratori"
    ),
    "events.event": lambda registration: registration.session.event,
    "events.session": lambda registration: registration.session,
    "registrations.registration": lambda registration: registration,
    "registrations.message": lambda registration: MessageFactory(
        programme=_programme(registration)
    ),
    "registrations.reminder": lambda registration: ReminderFactory(
        event=registration.session.event
    ),
    "participants.participant": lambda registration: registration.participant,
    "schools.teacher": lambda registration: _teacher(registration),
    "communications.email": lambda registration: Email.objects.get(
        context__registration=registration.pk
    ),
}
OF_A_PROGRAMME |= {
    "programmes.dataagreement": lambda registration: DataAgreementFactory(
        partnership__programme=_programme(registration)
    ),
    "participants.consent": lambda registration: ConsentFactory(
        participant=registration.participant
    ),
    "participants.publishedimage": lambda registration: PublishedImageFactory(
        programme=_programme(registration)
    ),
}
OF_A_PROGRAMME |= {
    "attendance.attendance": lambda registration: AttendanceFactory(registration=registration),
    "attendance.schoolagreement": lambda registration: SchoolAgreementFactory(
        organisation=PartnershipFactory(programme=_programme(registration)).organisation
    ),
}
OF_A_PROGRAMME |= {
    "careerdays.careerday": lambda registration: _career_day(registration),
    "careerdays.host": lambda registration: HostFactory(career_day=_career_day(registration)),
    "attendance.certificaterule": lambda registration: CertificateRuleFactory(
        event=registration.session.event
    ),
    "attendance.certificate": lambda registration: CertificateFactory(registration=registration),
    "careerdays.run": lambda registration: RunFactory(career_day=_career_day(registration)),
    "careerdays.pin": lambda registration: PinFactory(ballot__career_day=_career_day(registration)),
    "careerdays.together": lambda registration: TogetherFactory(
        career_day=_career_day(registration)
    ),
}
OF_A_PROGRAMME |= {
    "attendance.steward": lambda registration: StewardFactory(event=registration.session.event),
}
OF_ADMINISTRATORS = {
    "participants.privacyrequest": lambda registration: PrivacyRequest.objects.create(
        kind="access",
        participant=registration.participant,
        received_on=date(2026, 11, 1),
        due_on=date(2026, 12, 1),
    ),
    "accounts.user": lambda registration: UserFactory(),
    "jobs.job": lambda registration: JobFactory(),
    "jobs.exportlog": lambda registration: ExportLogFactory(),
    "portal.pagerating": lambda registration: PageRating.objects.create(path="/", score=1),
}
# Read by every coordinator: what programmes have in common.
SHARED = {
    "participants.purpose",
    "participants.purposetext",
    "partners.codeofconduct",
    "partners.department",
    "partners.organisation",
    "partners.professional",
    "partners.room",
    "partners.site",
    "places.municipality",
    "programmes.emblem",
    "programmes.fund",
    "programmes.series",
    "schools.school",
    "schools.schoolclass",
}
GUARDED = OF_A_PROGRAMME | OF_ADMINISTRATORS


def _career_day(registration):
    event = registration.session.event
    return CareerDay.objects.filter(event=event).first() or CareerDayFactory(event=event)


def _programme(registration):
    return registration.session.event.programme


def _teacher(registration):
    teacher = TeacherFactory(waiting=True)
    _programme(registration).schools.add(teacher.school)
    return teacher


def test_every_model_of_the_desk_is_known_here():
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert registered == set(GUARDED) | SHARED


@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize("model", sorted(GUARDED))
def test_a_coordinator_of_another_programme_opens_no_page_of_a_row(
    client, settings, register, model, page
):
    row = GUARDED[model](register(SessionFactory()))
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    url = reverse(f"admin:{model.replace('.', '_')}_{page}", args=[row.pk])

    assert client.get(url).status_code in {302, 403, 404}
    assert client.post(url, {"post": "yes"}).status_code in {302, 403, 404}
    assert type(row).objects.filter(pk=row.pk).exists()
