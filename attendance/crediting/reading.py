"""Reading rows: the hours of people, and of classes that come by numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from attendance.crediting.offers import Offers
from attendance.crediting.places import Place, Places, places_of
from attendance.enums import Source
from attendance.hours import (
    Activity,
    Meeting,
    Presence,
    Pupil,
    Span,
    Statement,
    statement,
)
from attendance.models import Attendance
from attendance.presence import stay_of
from attendance.pupils import Pupils
from events.enums import Format
from events.models import Occurrence, Session
from participants.models import Participant
from programmes.fundings import with_fundings
from registrations.models import RosterEntry
from schools.models import SchoolClass
from schools.years import school_year_of


@dataclass(frozen=True, slots=True)
class Credited:
    """A statement, and what its ids stand for.

    ``unknown``: dates to which her class came, but not all of it, and nobody wrote down who.
    """

    statement: Statement
    sessions: Mapping[int, Session]
    dates: Mapping[int, Occurrence]
    places: Places
    unknown: Sequence[Occurrence] = ()


def credited_people(people: Sequence[Participant]) -> dict[int, Credited]:
    """What each of ``people`` (by id) did, as it counts.

    A class's presence is hers where she is named in it and all of it came, or she is ticked.
    """
    keys = [person.pk for person in people]
    roster = list(
        RosterEntry.objects.filter(participant__in=keys)
        .select_related("registration__school_class__school")
        .order_by("pk")
    )
    of_classes: dict[int, list[int]] = defaultdict(list)
    for entry in roster:
        of_classes[entry.registration_id].append(entry.participant_id)
    pupils = Pupils.of(of_classes)
    rows = _attendances(Q(registration__participant__in=keys) | Q(registration__in=of_classes))
    theirs: dict[int, list[Attendance]] = defaultdict(list)
    unknown: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.registration.participant_id is not None:
            theirs[row.registration.participant_id].append(row)
            continue
        there = pupils.at(row, seats=row.registration.seats)
        for who in of_classes[row.registration_id]:
            if there is None:
                unknown[who].append(row.occurrence_id)
            elif who in there:
                theirs[who].append(row)
    return _credited(keys, theirs, places_of(keys, roster), rows, unknown)


def credited_classes(classes: Sequence[SchoolClass]) -> dict[int, Credited]:
    """What each of ``classes`` (by id) did: a class by numbers is read as one pupil of it."""
    rows = _attendances(Q(registration__school_class__in=classes))
    theirs: dict[int, list[Attendance]] = defaultdict(list)
    for row in rows:
        theirs[row.registration.school_class_id or 0].append(row)
    places = {one.pk: {one.school_year: Place(one.school, one.year)} for one in classes}
    return _credited([one.pk for one in classes], theirs, places, rows, {})


def _attendances(which: Q) -> list[Attendance]:
    """Of dates that are over: until then nobody knows how long somebody stays."""
    over = Attendance.objects.that_count().filter(occurrence__ends_at__lte=timezone.now())
    rows = over.filter(which).select_related("registration")
    return list(rows.order_by("arrived_at", "pk"))


def _credited(
    keys: Iterable[int],
    theirs: Mapping[int, Sequence[Attendance]],
    places: Mapping[int, Places],
    rows: Iterable[Attendance],
    unknown: Mapping[int, Sequence[int]],
) -> dict[int, Credited]:
    facts = _Facts.of(rows, places.values())
    return {
        key: facts.credited(theirs.get(key, ()), places.get(key, {}), unknown.get(key, ()))
        for key in keys
    }


@dataclass(frozen=True, slots=True)
class _Facts:
    """Sessions, dates and offers that the rows speak of."""

    sessions: Mapping[int, Session]
    dates: Mapping[int, Occurrence]
    offers: Offers

    @classmethod
    def of(cls, rows: Iterable[Attendance], places: Iterable[Places]) -> _Facts:
        wanted = {row.registration.session_id for row in rows}
        found = Session.objects.filter(pk__in=wanted).select_related("event__programme")
        shown = found.prefetch_related("occurrences", with_fundings("event__programme"))
        sessions = {one.pk: one for one in shown.order_by("pk")}
        dates = {date.pk: date for one in sessions.values() for date in one.occurrences.all()}
        schools = {pk for one in places for place in one.values() for pk in place.signs}
        events = {one.event_id for one in sessions.values()}
        return cls(sessions, dates, Offers.of(events, schools))

    def credited(
        self, rows: Sequence[Attendance], places: Places, unknown: Sequence[int]
    ) -> Credited:
        """Of one pupil: only the sessions that she was at are looked at."""
        sessions = {row.registration.session_id: row for row in rows}
        pupil = Pupil(
            {year: standing for year, one in places.items() if (standing := one.standing)},
            [self._presence(row) for row in rows],
        )
        online = _only_online(rows)
        activities = [self._activity(self.sessions[pk], places, online) for pk in sorted(sessions)]
        return Credited(
            statement(pupil, activities),
            self.sessions,
            self.dates,
            places,
            [self.dates[pk] for pk in dict.fromkeys(unknown)],
        )

    def _presence(self, row: Attendance) -> Presence:
        """As she came and went: what each law forgives it says itself."""
        date = self.dates[row.occurrence_id]
        return Presence(row.occurrence_id, stay_of(row, date, grace=0))

    def _activity(self, session: Session, places: Places, online: frozenset[int]) -> Activity:
        dates = list(session.occurrences.all())
        days = [_day(date) for date in dates]
        meetings = [
            Meeting(
                date.pk,
                day,
                Span.between(date.starts_at, date.ends_at),
                online=_is_online(session, date, online),
            )
            for date, day in zip(dates, days, strict=True)
        ]
        place = places.get(school_year_of(min(days)))
        return Activity(session.pk, meetings, self.offers.at(session.event_id, place, days))


def _only_online(rows: Iterable[Attendance]) -> frozenset[int]:
    """The dates (ids) at which somebody was seen in the online room and nowhere else."""
    seen: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        seen[row.occurrence_id].add(row.source)
    return frozenset(pk for pk, sources in seen.items() if sources == {Source.ONLINE})


def _is_online(session: Session, occurrence: Occurrence, online: frozenset[int]) -> bool:
    """A date of an event in both ways was online for who was in the online room."""
    if session.event.format == Format.HYBRID:
        return occurrence.pk in online
    return session.event.format == Format.ONLINE


def _day(occurrence: Occurrence) -> date:
    return timezone.localdate(occurrence.starts_at)
