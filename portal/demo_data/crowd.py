"""Everybody else: invented people without an account who fill the rooms.

They take seats only where the rules let them and never two at once, so that what the demo shows
could be true. Having no account they have no address, and no mail is written to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from django.db.models import F
from django.utils import timezone

from events.eligibility import Person, first_refusal
from events.enums import Audience
from events.facts import conditions_of, person_of
from events.models import Session
from events.services import Times
from participants.enums import Occupation
from participants.models import Participant
from places.models import Municipality
from portal.demo_data.names import LAST, MEN, WOMEN
from portal.demo_data.places import MUNICIPALITIES
from programmes.models import Programme
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.engagements import engage
from registrations.services.seats import lock_session, recount
from schools.enums import Level
from schools.models import School
from schools.years import school_year_of

STUDENTS, YOUNG_ADULTS, ADULTS = 420, 140, 260
YOUNG_ADULT_OCCUPATIONS = [Occupation.STUDENT, Occupation.UNEMPLOYED, Occupation.WORKING]
# Who comes to what: grown-ups book for children, who are too young to register.
FOR_ADULTS = {Audience.FAMILIES, Audience.TEACHERS, Audience.PRIMARY, Audience.LOWER_SECONDARY}
DAYS_PER_YEAR = 365.2425
OLDEST_YOUNG_ADULT = 30


@dataclass
class Somebody:
    """One of the crowd, and the times at which she is taken."""

    participant: Participant
    audience: set[str]
    facts: Person
    taken: list[Times] = field(default_factory=list)

    def can_come(self, audiences: set[str], times: Iterable[Times]) -> bool:
        """It is for people like her, and she is free."""
        return bool(self.audience & audiences) and not any(
            time.starts_at < other.ends_at and other.starts_at < time.ends_at
            for time in times
            for other in self.taken
        )


class Crowd:
    """People to fill sessions with, the same ones in the same order every time."""

    def __init__(self) -> None:
        """Write the people."""
        participants = Participant.objects.bulk_create(
            chain(_students(), _young_adults(), _adults())
        )
        networks, year = _networks(), school_year_of(timezone.localdate())
        self._people = [
            Somebody(
                participant,
                _audience_of(participant),
                person_of(
                    participant,
                    school_year=year,
                    programmes=networks.get(participant.school_id, frozenset()),
                ),
            )
            for participant in participants
        ]
        self._next = 0

    def fill(self, session: Session, *, seats: int, waiting: int = 0) -> None:
        """Take ``seats`` seats, in groups where companions are allowed; then queue ``waiting``.

        ``session`` comes with its facts (``SessionQuerySet.with_facts``).
        """
        self._register(session, RegistrationStatus.CONFIRMED, groups_of(session, seats))
        self._register(session, RegistrationStatus.WAITING, [1] * waiting)
        recount(lock_session(session.pk))

    def _register(self, session: Session, status: str, groups: list[int]) -> None:
        times = [Times(o.starts_at, o.ends_at) for o in session.occurrences.all()]
        people = self._who_can_come(session, times)
        start = min(timezone.now(), session.starts_at)
        rows = []
        for number, (seats, somebody) in enumerate(zip(groups, people, strict=False)):
            somebody.taken += times
            asked_at = _asked_at(start, number, len(groups))
            rows.append(_registration(session, somebody.participant, seats, status, asked_at))
        Registration.objects.bulk_create(rows)
        written = Registration.objects.filter(pk__in=[row.pk for row in rows])
        written.update(created_at=F("queued_at"), updated_at=F("queued_at"))
        if status == RegistrationStatus.CONFIRMED:
            engage([row.pk for row in rows])

    def _who_can_come(self, session: Session, times: list[Times]) -> Iterator[Somebody]:
        """People whom the rules let in, beginning after those who were asked last."""
        audiences, conditions = set(session.event.audiences), conditions_of(session)
        for _ in range(len(self._people)):
            self._next = (self._next + 1) % len(self._people)
            somebody = self._people[self._next]
            if somebody.can_come(audiences, times) and not first_refusal(
                conditions, somebody.facts
            ):
                yield somebody


def groups_of(session: Session, seats: int) -> list[int]:
    """Split ``seats`` into groups that the event allows: 1, 2, 3… and round again."""
    largest = 1 + session.event.max_companions
    groups: list[int] = []
    while seats > 0:
        groups.append(min(seats, 1 + len(groups) % largest))
        seats -= groups[-1]
    return groups


def _registration(
    session: Session, participant: Participant, seats: int, status: str, asked_at: datetime
) -> Registration:
    return Registration(
        session=session,
        participant=participant,
        seats=seats,
        status=status,
        queued_at=asked_at,
        confirmed_at=asked_at if status == RegistrationStatus.CONFIRMED else None,
    )


def _asked_at(start: datetime, number: int, of: int) -> datetime:
    """The first came eight days before, the last two hours ago."""
    return start - timedelta(hours=2 + 190 * (of - number) / of)


def _students() -> Iterator[Participant]:
    schools = list(
        School.objects.filter(level=Level.UPPER_SECONDARY)
        .select_related("organisation")
        .order_by("ministerial_code")
    )
    for number in range(STUDENTS):
        school = schools[number % len(schools)]
        year = 1 + number // len(schools) % 5
        yield _person(
            number,
            age=13.8 + year + number % 7 / 10,
            occupation=Occupation.STUDENT,
            municipality=school.organisation.municipality,
            school=school,
            school_year=year,
        )


def _young_adults() -> Iterator[Participant]:
    homes = _homes()
    for number in range(YOUNG_ADULTS):
        yield _person(
            1000 + number,
            age=20.5 + number % 10,
            occupation=YOUNG_ADULT_OCCUPATIONS[number // 10 % 3],
            municipality=homes[number % len(homes)],
        )


def _adults() -> Iterator[Participant]:
    homes = _homes()
    for number in range(ADULTS):
        yield _person(
            2000 + number,
            age=34.5 + number % 19,
            occupation=Occupation.WORKING,
            municipality=homes[number % len(homes)],
        )


def _homes() -> list[Municipality]:
    ours = Municipality.objects.filter(
        cadastral_code__in=[m.cadastral_code for m in MUNICIPALITIES]
    )
    return list(ours.exclude(province="RM").order_by("istat_code"))


def _person(
    number: int,
    *,
    age: float,
    occupation: Occupation,
    municipality: Municipality | None,
    school: School | None = None,
    school_year: int | None = None,
) -> Participant:
    first_names = WOMEN if number % 5 < 3 else MEN
    return Participant(
        first_name=first_names[number * 7 % len(first_names)],
        last_name=LAST[number * 31 % len(LAST)],
        birth_date=timezone.localdate() - timedelta(days=age * DAYS_PER_YEAR),
        occupation=occupation,
        municipality=municipality,
        school=school,
        school_year=school_year,
        class_said_in=school_year_of(timezone.localdate()) if school_year else "",
    )


def _audience_of(participant: Participant) -> set[str]:
    if participant.school_year:
        return {Audience.UPPER_SECONDARY}
    age = participant.age_on(timezone.localdate()) or 0
    return {Audience.YOUNG_ADULTS} if age <= OLDEST_YOUNG_ADULT else set(FOR_ADULTS)


def _networks() -> dict[int | None, frozenset[int]]:
    """The programmes (ids) of each school (id)."""
    found: dict[int | None, set[int]] = {}
    for school, programme in Programme.schools.through.objects.values_list("school", "programme"):
        found.setdefault(school, set()).add(programme)
    return {school: frozenset(programmes) for school, programmes in found.items()}
