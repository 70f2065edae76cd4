from __future__ import annotations

from datetime import timedelta

import factory

from careerdays.models import Ballot, CareerDay, Encounter, Host, Pin, Run, Together
from careerdays.services import allocate_day, complete_ballots, lay_out, make_rounds
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory


class CareerDayFactory(factory.django.DjangoModelFactory):
    """Two encounters for each, chosen now and for a week more, on a day that has no rounds yet."""

    class Meta:
        model = CareerDay

    event = factory.SubFactory(EventFactory, kind="career_day")
    rounds_each = 2
    most_choices = 3
    first_choices = 1
    choices_open_at = NOW - timedelta(days=1)
    choices_close_at = NOW + timedelta(days=7)
    seed = "seme"


class HostFactory(factory.django.DjangoModelFactory):
    """Somebody with one seat, who is in no round until she is laid out."""

    class Meta:
        model = Host

    career_day = factory.SubFactory(CareerDayFactory)
    name = factory.Sequence(lambda n: f"Ospite {n}")
    organisation = factory.SubFactory(OrganisationFactory)
    story = "Progetta ponti, e da piccola smontava orologi."
    seats = 1


class BallotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ballot

    career_day = factory.SubFactory(CareerDayFactory)
    participant = factory.SubFactory(ParticipantFactory)


class PinFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pin

    ballot = factory.SubFactory(BallotFactory)
    host = factory.LazyAttribute(lambda o: HostFactory(career_day=o.ballot.career_day))
    reason = "Lo ha chiesto la scuola."
    made_by = factory.SubFactory(UserFactory, staff=True)


class TogetherFactory(factory.django.DjangoModelFactory):
    """A class that stays together."""

    class Meta:
        model = Together

    career_day = factory.SubFactory(CareerDayFactory)
    registration = factory.SubFactory(RegistrationFactory, a_class=True, pupils=2, seats=2)


class RunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Run

    career_day = factory.SubFactory(CareerDayFactory)
    made_by = factory.SubFactory(UserFactory, staff=True)
    seed = "seme"
    digest = "0" * 64
    students = 0
    steps = factory.LazyFunction(list)


def career_day_with(*names, rounds=2, **facts):
    """A career day of one session with these hosts in every round: (career day, session, hosts)."""
    career_day = CareerDayFactory(**facts)
    session = SessionFactory(event=career_day.event)
    _lay_rounds(career_day, session, rounds)
    hosts = [HostFactory(career_day=career_day, name=name) for name in names]
    for host in hosts:
        lay_out(host=host)
    return career_day, session, hosts


def next_day_of(career_day, *, rounds=2):
    """A session more on the day after, with every host in as many rounds at the same hours."""
    first = career_day.event.sessions.get()
    start = first.starts_at + timedelta(days=1)
    session = SessionFactory(event=career_day.event, starts_at=start)
    _lay_rounds(career_day, session, rounds)
    return session


def _lay_rounds(career_day, session, number):
    start, length = session.starts_at, timedelta(minutes=20)
    times = [(start + n * length, start + (n + 1) * length) for n in range(number)]
    make_rounds(career_day=career_day, session=session, times=times)


def run_of(career_day):
    """Allocate, as a coordinator's button does: a run of everybody who has a place."""
    complete_ballots(career_day=career_day)
    return allocate_day(career_day=career_day, by=UserFactory(staff=True))


def published(career_day, *met):
    """Publish without a run: each of ``met`` is a registration and whom she meets, by rounds."""
    career_day.published_at = NOW
    career_day.save(update_fields=["published_at"])
    for registration, hosts in met:
        ballot, _created = Ballot.objects.get_or_create(
            career_day=career_day, participant=registration.participant
        )
        for one, host in zip(career_day.rounds.order_by("starts_at"), hosts, strict=False):
            meeting = host.meetings.get(round=one)
            Encounter.objects.create(ballot=ballot, meeting=meeting, round=one, host=host, rank=1)
