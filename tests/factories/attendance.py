"""Who came, and what says so."""

from __future__ import annotations

from datetime import date

import factory

from attendance.enums import Law, Source
from attendance.models import (
    Attendance,
    Certificate,
    CertificateRule,
    Feedback,
    HostAsked,
    HourOffer,
    NamedPresence,
    SchoolAgreement,
    Steward,
)
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.partners import OrganisationFactory, ProfessionalFactory
from tests.factories.registrations import RegistrationFactory, RosterEntryFactory
from tests.factories.schools import SchoolFactory


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
    participant = factory.LazyAttribute(lambda o: o.registration.participant)
    language = "it"
    issued_at = NOW
    full_name = factory.LazyAttribute(lambda o: str(o.participant))
    event_title = factory.LazyAttribute(lambda o: o.registration.session.event.title)
    programme_title = factory.LazyAttribute(lambda o: o.registration.session.event.programme.title)
    organisers = "Città metropolitana di Milano"
    first_day = factory.LazyAttribute(lambda o: o.registration.session.starts_at.date())
    last_day = factory.LazyAttribute(lambda o: o.registration.session.ends_at.date())
    minutes = 180
    planned = 180

    class Params:
        revoked = factory.Trait(revoked_at=NOW, revoked_because="Scambio di persona.")


class NamedPresenceFactory(factory.django.DjangoModelFactory):
    """A pupil of a class whom its teacher ticked."""

    class Meta:
        model = NamedPresence

    entry = factory.SubFactory(RosterEntryFactory)
    occurrence = factory.LazyAttribute(lambda o: o.entry.registration.session.occurrences.first())
    recorded_by = factory.SubFactory(UserFactory)


class HostAskedFactory(factory.django.DjangoModelFactory):
    """Somebody who received people, and was sent her link."""

    class Meta:
        model = HostAsked

    session = factory.SubFactory(SessionFactory)
    professional = factory.SubFactory(ProfessionalFactory, email="ospite@example.org")


class HourOfferFactory(factory.django.DjangoModelFactory):
    """Orientation beside lessons."""

    class Meta:
        model = HourOffer

    event = factory.SubFactory(EventFactory)
    law = Law.ORIENTATION


class SchoolAgreementFactory(factory.django.DjangoModelFactory):
    """On courses, for two school years around the moment in which tests live."""

    class Meta:
        model = SchoolAgreement

    organisation = factory.SubFactory(OrganisationFactory)
    school = factory.SubFactory(SchoolFactory)
    law = Law.COURSE
    signed_on = date(2025, 9, 1)
    valid_until = date(2027, 8, 31)


class StewardFactory(factory.django.DjangoModelFactory):
    """Somebody whom a coordinator let stand at the doors of an event."""

    class Meta:
        model = Steward

    event = factory.SubFactory(EventFactory)
    user = factory.SubFactory(UserFactory)
    added_by = factory.SubFactory(UserFactory, staff=True)


class FeedbackFactory(factory.django.DjangoModelFactory):
    """An answer of somebody who was there."""

    class Meta:
        model = Feedback

    session = factory.SubFactory(SessionFactory)
    audience = "student"
    score = 5
    sentence = "Molto utile"
