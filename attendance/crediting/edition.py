"""The hours of an edition as its coordinators report them: law by law.

Hours that count elsewhere are no business of an edition: what somebody did in other programmes is
read, so that nothing counts twice, and is not told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from attendance.crediting.reading import Credited, credited_people
from attendance.crediting.shown import ShownActivity, activities_of
from attendance.hours import Certificate, Reason, counted_for_target
from attendance.models import Attendance
from participants.models import Participant, ParticipantQuerySet
from programmes.models import Programme
from registrations.models import RosterEntry
from schools.years import year_words

# So many people are read together.
SLICE = 300

Line = tuple[str, str, str, object, int, str, int]


@dataclass(slots=True)
class LawTotal:
    """Under one law: of how many people something counts, what counts and what they attended."""

    people: int = 0
    counted: timedelta = timedelta()
    attended: timedelta = timedelta()


@dataclass(slots=True)
class EditionHours:
    """What the people of an edition did in it.

    ``laws`` by name; ``refused`` are certificates of courses that the target does not count, by
    the reason, and ``for_target`` those that it does (L17).
    """

    programme: Programme
    people: int = 0
    laws: dict[str, LawTotal] = field(default_factory=lambda: defaultdict(LawTotal))
    for_target: int = 0
    refused: Counter[Reason] = field(default_factory=Counter)
    _courses: dict[int, bool] = field(default_factory=dict)
    _earned: list[Certificate] = field(default_factory=list)

    def add(self, people: Sequence[Participant]) -> Iterator[Line]:
        """Count these people in, and say a line for each of their activities and laws."""
        credited = credited_people(people)
        for person in people:
            hers = self._activities(credited[person.pk])
            self.people += bool(hers)
            self._count(hers)
            self._certify(person, credited[person.pk])
            yield from _lines(person.get_full_name(), hers)

    def finish(self) -> None:
        """Judge the courses when all people are in: a student counts once (L17)."""
        for one, refusal in counted_for_target(self._earned).items():
            if not self._courses[one.course]:
                continue
            if refusal is None:
                self.for_target += 1
            else:
                self.refused[refusal.reason] += 1

    def _activities(self, credited: Credited) -> list[ShownActivity]:
        mine = self.programme.pk
        return [one for one in activities_of(credited) if one.session.event.programme_id == mine]

    def _count(self, activities: Iterable[ShownActivity]) -> None:
        counting = set()
        for one in activities:
            for law in one.laws:
                total = self.laws[law.name]
                total.attended += one.was_there
                total.counted += law.counts
                if law.counted:
                    counting.add(law.name)
        for name in counting:
            self.laws[name].people += 1

    def _certify(self, person: Participant, credited: Credited) -> None:
        """Her courses, those of other programmes too: the first counts."""
        for course in credited.statement.courses:
            if course.earns_certificate:
                session = credited.sessions[course.course]
                self._courses[session.pk] = session.event.programme_id == self.programme.pk
                day = timezone.localdate(session.ends_at)
                self._earned.append(Certificate(person.pk, session.pk, day))


def people_of(programme: Programme) -> ParticipantQuerySet:
    """Who was at an event of ``programme``, by herself or named in a class that was."""
    theirs = Attendance.objects.filter(registration__session__event__programme=programme).order_by()
    named = RosterEntry.objects.filter(registration__in=theirs.values("registration")).order_by()
    return (
        Participant.objects.usable()
        .filter(
            Q(pk__in=theirs.values("registration__participant"))
            | Q(pk__in=named.values("participant"))
        )
        .order_by("pk")
    )


def slices(people: ParticipantQuerySet) -> Iterator[list[Participant]]:
    """``people``, some at a time."""
    last = 0
    while slice_ := list(people.filter(pk__gt=last)[:SLICE]):
        yield slice_
        last = slice_[-1].pk


def _lines(who: str, activities: Iterable[ShownActivity]) -> Iterator[Line]:
    for one in activities:
        first_day = timezone.localdate(one.session.starts_at)
        for law in one.laws:
            year = year_words(one.school_year)
            yield who, year, one.title, first_day, one.attended, law.name, law.counted
