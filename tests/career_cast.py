"""A published career day of the standing cast: who meets whom, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from careerdays.models import Ballot, Encounter
from careerdays.services import ballots_of_class
from events.models import Event
from participants.models import Participant
from programmes.models import Programme
from registrations.models import Registration
from schools.models import SchoolClass
from tests.factories.careerdays import RunFactory, career_day_with, published
from tests.factories.events import NOW, EventFactory
from tests.factories.registrations import RegistrationFactory


@dataclass
class PublishedDay:
    """Giulia, a child and a pupil of the class meet somebody; ``encounter`` is Giulia's."""

    event: Event
    registration: Registration
    child_registration: Registration
    booking: Registration
    encounter: Encounter
    slip: Ballot


def make_published_day(
    *,
    programme: Programme,
    participant: Participant,
    child: Participant,
    guardian: User,
    school_class: SchoolClass,
    teacher: User,
) -> PublishedDay:
    """Write it into the database, all of them confirmed."""
    event = EventFactory(programme=programme, kind="career_day", title="Incontri di casa")
    career_day, session, hosts = career_day_with("Ada", "Bea", event=event)
    hers = RegistrationFactory(session=session, participant=participant)
    childs = RegistrationFactory(session=session, participant=child, booked_by=guardian)
    booking = RegistrationFactory(
        session=session,
        participant=None,
        school_class=school_class,
        pupils=2,
        seats=3,
        accompanied_by="Ada Rossi",
        booked_by=teacher,
    )
    published(career_day, (hers, [hosts[0]]), (childs, [hosts[1]]))
    RunFactory(career_day=career_day, published_at=NOW)
    ballot = ballots_of_class(career_day=career_day, registration=booking)[0]
    second = hosts[0].meetings.get(round__number=2)
    Encounter.objects.create(
        ballot=ballot, meeting=second, round=second.round, host=hosts[0], rank=0
    )
    return PublishedDay(
        event=event,
        registration=hers,
        child_registration=childs,
        booking=booking,
        encounter=Encounter.objects.get(ballot__participant=participant),
        slip=ballot,
    )
