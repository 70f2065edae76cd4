"""Who came, and what says so."""

from __future__ import annotations

import factory

from attendance.enums import Source
from attendance.models import Attendance, Certificate, CertificateRule
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, EventFactory
from tests.factories.registrations import RegistrationFactory


class AttendanceFactory(factory.django.DjangoModelFactory):
    """Somebody with a place who came when it began, and stayed."""

    class Meta:
        model = Attendance

    registration = factory.SubFactory(RegistrationFactory)
    occurrence = factory.LazyAttribute(lambda o: o.registration.session.occurrences.first())
    present = factory.LazyAttribute(lambda o: o.registration.seats)
    source = Source.DOOR
    arrived_at = factory.LazyAttribute(lambda o: o.occurrence.starts_at)
    recorded_by = factory.SubFactory(UserFactory)


class CertificateRuleFactory(factory.django.DjangoModelFactory):
    """Being there is enough."""

    class Meta:
        model = CertificateRule

    event = factory.SubFactory(EventFactory)


class CertificateFactory(factory.django.DjangoModelFactory):
    """A certificate for all of three hours, of somebody with a place."""

    class Meta:
        model = Certificate

    registration = factory.SubFactory(RegistrationFactory)
    language = "it"
    issued_at = NOW
    full_name = factory.LazyAttribute(lambda o: str(o.registration.participant))
    event_title = factory.LazyAttribute(lambda o: o.registration.session.event.title)
    programme_title = factory.LazyAttribute(lambda o: o.registration.session.event.programme.title)
    organisers = "Città metropolitana di Milano"
    first_day = factory.LazyAttribute(lambda o: o.registration.session.starts_at.date())
    last_day = factory.LazyAttribute(lambda o: o.registration.session.ends_at.date())
    minutes = 180
    planned = 180

    class Params:
        revoked = factory.Trait(revoked_at=NOW, revoked_because="Scambio di persona.")
