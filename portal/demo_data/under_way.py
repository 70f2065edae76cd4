"""The career days that have begun: one is over, and the door of the other is open.

Both have their timetables; the first waits for its certificates, and at the second some have
arrived. They are two, not the days of one: whoever comes to two days of one makes its allocation
irregular, and what is found is not proven to be the best any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from attendance.enums import Direction
from attendance.models import CertificateRule
from attendance.services.scanning import Seen, lock_tickets, record_scans
from careerdays.models import Ballot, CareerDay, Run
from careerdays.services import (
    allocate_day,
    ballot_of,
    ballots_of_class,
    publish_run,
)
from events.models import Session
from participants.models import Participant
from portal.demo_data.career_day import held_by_people, set_up, write_choices
from portal.demo_data.class_bookings import class_at
from portal.demo_data.encounters import HOSTS, HostData
from portal.demo_data.personas import COORDINATOR, FAMILY, STEWARD, STUDENT, TEACHER
from portal.demo_data.planner import count_again
from portal.demo_data.seats import write_class, write_place
from portal.demo_data.shared import Shared
from registrations.models import Registration
from schools.models import School

TABLES, PERCENT = 8, 70
OPENED, CLOSED, PUBLISHED = timedelta(days=20), timedelta(days=4), timedelta(days=3)
# The crowd asks for its places until an hour before the start; these did well before.
EARLIER, MOMENTS = timedelta(days=8), ("queued_at", "confirmed_at", "created_at", "updated_at")
SCHOOL, FIRST_CLASS, SECOND_CLASS = "MIPS99Z01A", (3, 17), (4, 19)  # year and pupils
DAUGHTER = "Bianca"
# Of so many people one stays away, and one leaves half-way.
OF, STAYS_AWAY, LEAVES = 8, 7, 5
# Today every third is still on her way, and so is everybody whom a visitor of the demo may be.
LATE = 3
DOORS = ("Ingresso di via Vivaio", "Corso Monforte")


def write_day_over(session: Session, shared: Shared) -> None:
    """Everything of the career day of ``session`` but the certificates; its crowd has its seats."""
    write_place(session, participant=Participant.objects.get(user__email=STUDENT))
    _write_class(session, *FIRST_CLASS)
    career_day = _write_timetables(session, HOSTS[:TABLES], shared, seed="otto-scienziate")
    CertificateRule.objects.create(event=career_day.event, percent=PERCENT)
    _let_in(session, list(_visits(session)), now=session.ends_at + timedelta(hours=1))


def write_day_under_way(session: Session, shared: Shared) -> None:
    """What has happened so far at the career day of ``session``, whose crowd has its seats."""
    parent = User.objects.get(email=FAMILY)
    daughter = Participant.objects.guarded_by(parent).get(first_name=DAUGHTER)
    write_place(session, participant=Participant.objects.get(user__email=STUDENT))
    write_place(session, participant=daughter, booked_by=parent)
    _write_class(session, *SECOND_CLASS)
    career_day = _write_timetables(session, HOSTS[TABLES:][:TABLES], shared, seed="otto-mestieri")
    CertificateRule.objects.create(event=career_day.event, percent=PERCENT)
    now = timezone.now()
    _let_in(session, [one for one in _arrivals(session) if one.at <= now], now=now)


def _write_class(session: Session, year: int, pupils: int) -> None:
    school = School.objects.get(ministerial_code=SCHOOL)
    if school_class := class_at(school, year, session):
        write_class(session, school_class, pupils=pupils, by=User.objects.get(email=TEACHER))


def _write_timetables(
    session: Session, told: Sequence[HostData], shared: Shared, *, seed: str
) -> CareerDay:
    """Choices of people and pupils, the allocation and its publication, days ago."""
    Registration.objects.filter(session=session).update(
        **{moment: F(moment) - EARLIER for moment in MOMENTS}
    )
    career_day, hosts = set_up(
        [session],
        told,
        shared,
        choices_open_at=session.starts_at - OPENED,
        choices_close_at=session.starts_at - CLOSED,
        seed=seed,
    )
    write_choices([*_ballots_of_people(career_day), *_ballots_of_pupils(career_day)], hosts)
    run = allocate_day(career_day=career_day, by=User.objects.get(email=COORDINATOR))
    count_again()
    publish_run(run=run)
    at = session.starts_at - PUBLISHED
    Run.objects.filter(pk=run.pk).update(made_at=at, published_at=at)
    CareerDay.objects.filter(pk=career_day.pk).update(published_at=at)
    return career_day


def _ballots_of_people(career_day: CareerDay) -> list[Ballot]:
    theirs = held_by_people(career_day).order_by("participant").values("participant")
    people = Participant.objects.filter(pk__in=theirs).order_by("pk")
    return [ballot_of(career_day=career_day, participant=person) for person in people]


def _ballots_of_pupils(career_day: CareerDay) -> list[Ballot]:
    classes = Registration.objects.filter(
        session__event=career_day.event_id, school_class__isnull=False
    )
    return [
        ballot
        for booking in classes.order_by("pk")
        for ballot in ballots_of_class(career_day=career_day, registration=booking)
    ]


def _visits(session: Session) -> Iterator[Seen]:
    """Nearly everybody came and went out again; one in so many stayed away, or left half-way."""
    half_way = (session.ends_at - session.starts_at) / 2
    for number, one in enumerate(_expected(session)):
        kind = None if _is_a_visitors(one) else number % OF
        if kind == STAYS_AWAY:
            continue
        came = session.starts_at + timedelta(minutes=number % 30 - 20)
        left = session.ends_at + timedelta(minutes=number % 15)
        yield _seen(one, Direction.IN, came, number)
        yield _seen(one, Direction.OUT, came + half_way if kind == LEAVES else left, number)


def _arrivals(session: Session) -> Iterator[Seen]:
    for number, one in enumerate(_expected(session)):
        if number % LATE and not _is_a_visitors(one):
            yield _seen(
                one, Direction.IN, session.starts_at + timedelta(minutes=number - 20), number
            )


def _expected(session: Session) -> list[Registration]:
    return list(session.registrations.holding().select_related("participant").order_by("pk"))


def _is_a_visitors(registration: Registration) -> bool:
    """Of somebody who can sign in, or whom one of them brings."""
    person = registration.participant
    return person is None or person.user_id is not None or registration.booked_by_id is not None


def _seen(one: Registration, direction: Direction, at: datetime, number: int) -> Seen:
    return Seen(
        registration=one,
        direction=direction,
        at=at,
        said_at=at,
        # Of a class one pupil is ill.
        present=one.seats - 1 if one.school_class_id else None,
        door=DOORS[number % len(DOORS)],
    )


@transaction.atomic
def _let_in(session: Session, seen: Sequence[Seen], *, now: datetime) -> None:
    by = User.objects.get(email=STEWARD)
    lock_tickets(Q(session=session))
    record_scans(occurrence=session.occurrences.get(), seen=seen, by=by, now=now)
