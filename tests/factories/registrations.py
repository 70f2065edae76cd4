from __future__ import annotations

from datetime import timedelta

import factory

from events.enums import GuardianPolicy
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import (
    WORDS,
    AccommodationNeed,
    Authorisation,
    Message,
    Registration,
    Reminder,
    RosterEntry,
)
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolClassFactory


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A confirmed registration as a row: no operation counted the seats of its session."""

    class Meta:
        model = Registration

    session = factory.SubFactory(SessionFactory)
    participant = factory.SubFactory(ParticipantFactory)
    status = RegistrationStatus.CONFIRMED
    confirmed_at = NOW

    class Params:
        waiting = factory.Trait(status=RegistrationStatus.WAITING, confirmed_at=None)
        offered = factory.Trait(
            status=RegistrationStatus.OFFERED,
            confirmed_at=None,
            offer_expires_at=NOW + timedelta(days=1),
        )
        a_class = factory.Trait(
            participant=None,
            school_class=factory.SubFactory(SchoolClassFactory),
            pupils=24,
            seats=26,
            accompanied_by="Prof. Anna Riva",
            booked_by=factory.SubFactory(UserFactory),
        )
        pending = factory.Trait(
            status=RegistrationStatus.PENDING,
            confirmed_at=None,
            guardian_policy=GuardianPolicy.AUTHORISE,
            pending_until=NOW + timedelta(days=1),
        )
        to_choose = factory.Trait(choose_by=NOW + timedelta(days=1))
        cancelled = factory.Trait(
            status=RegistrationStatus.CANCELLED, end_reason=EndReason.BY_PERSON, ended_at=NOW
        )
        expired = factory.Trait(
            status=RegistrationStatus.EXPIRED, end_reason=EndReason.OFFER_EXPIRED, ended_at=NOW
        )


class AuthorisationFactory(factory.django.DjangoModelFactory):
    """A guardian without an account, who is asked about a registration."""

    class Meta:
        model = Authorisation

    registration = factory.SubFactory(RegistrationFactory)
    guardianship = factory.SubFactory(
        GuardianshipFactory,
        by_mail=True,
        participant=factory.SelfAttribute("..registration.participant"),
    )
    words_version = WORDS
    asked_at = NOW
    expires_at = NOW + timedelta(days=3)


class RosterEntryFactory(factory.django.DjangoModelFactory):
    """A pupil of a class who has no registration of her own."""

    class Meta:
        model = RosterEntry

    registration = factory.SubFactory(RegistrationFactory, a_class=True)
    participant = factory.SubFactory(ParticipantFactory)
    number = factory.Sequence(lambda n: n + 1)


class AccommodationNeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AccommodationNeed

    registration = factory.SubFactory(RegistrationFactory)
    text = "Un ingresso senza scale"


class ReminderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reminder

    name = "Un giorno prima"
    anchor = "before_start"
    lead = "1 00:00:00"
    subject = "Domani: {event}"
    body = "Ti aspettiamo {when}."


class MessageFactory(factory.django.DjangoModelFactory):
    """A draft for everyone with a place in the programme."""

    class Meta:
        model = Message

    programme = factory.SubFactory(ProgrammeFactory)
    written_by = factory.SubFactory(UserFactory, staff=True)
    subject = "Un avviso: {event}"
    body = "Ciao {name},\n\nCi vediamo {when}."
