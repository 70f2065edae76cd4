"""What the allocation of a career day is asked, read from rows: nothing is written here."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from allocation.encounters import Host, Input, Pin, Rules, Student
from careerdays.keeping import Keeping
from careerdays.models import LEADING, Ballot, CareerDay, Choice, Encounter, Meeting, Round
from careerdays.models import Pin as PinRow
from registrations.enums import RegistrationStatus
from registrations.models import Registration

EVERYBODY = Q()


def input_of(career_day: CareerDay, *, now: datetime, only: Q = EVERYBODY) -> Input:
    """Everybody who has a place and a ballot, as it was at ``now``: ids of ballots, hosts, rounds.

    ``only`` says of which registrations, where it is asked about some alone.

    Whoever gave her place back since is still in, and whoever got hers since is not.
    Hosts who are for other class years are barred to a student, whatever she chose, and so are
    those whom it was decided by hand that she does not meet any more.
    """
    rounds, choices, years = _rounds(career_day), _choices(career_day), _Years(career_day)
    keeping = Keeping(career_day)
    hosts, removed = _hosts(career_day, keeping), _removed(career_day)
    held = _held(career_day, now) & only
    together = _Together(career_day, held)
    students = [
        Student(
            ballot.pk,
            frozenset(one for session in sessions for one in rounds[session]),
            tuple(choices[ballot.pk]),
            school=ballot.school,
            groups=keeping.groups_of(ballot),
            barred=years.barred(ballot.school_year) | removed[ballot.pk],
            together=together.group_of(ballot, sessions),
        )
        for ballot, sessions in [*_people(career_day, held), *_pupils(career_day, held)]
    ]
    return Input(students, hosts, _rules(career_day), _pins(students, hosts, career_day))


def digest_of(given: Input) -> str:
    """The same for the same input, and another for any other: SHA-256, in hexadecimal."""
    lines = [repr(given.rules), *map(repr, given.hosts), *map(repr, given.pins)]
    lines += [
        f"{s.id} {sorted(s.rounds)} {s.choices} {s.school} {sorted(s.barred)} {s.together} "
        f"{sorted(s.groups)}"
        for s in given.students
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _rules(career_day: CareerDay) -> Rules:
    return Rules(
        rounds_each=career_day.rounds_each,
        first_choices=career_day.first_choices,
        most_of_one_school=career_day.most_of_one_school,
        seed=career_day.seed,
    )


def _rounds(career_day: CareerDay) -> dict[int, list[int]]:
    """The rounds (ids) of each day (id of its session)."""
    found: dict[int, list[int]] = defaultdict(list)
    for session, one in Round.objects.filter(career_day=career_day).values_list("session", "pk"):
        found[session].append(one)
    return found


def _held(career_day: CareerDay, now: datetime) -> Q:
    """Which registrations have a place at ``now``, and had it then where that is in the past."""
    has_still = Q(status=RegistrationStatus.CONFIRMED) | Q(ended_at__gt=now)
    return Q(session__event=career_day.event_id, confirmed_at__lte=now) & has_still


def _people(career_day: CareerDay, held: Q) -> list[tuple[Ballot, list[int]]]:
    """The ballots of people, each with the days (ids of sessions) for which she has a place."""
    there = Registration.objects.filter(
        held, participant__isnull=False, participant__erased_at=None
    )
    sessions: dict[int, list[int]] = defaultdict(list)
    for participant, session in there.values_list("participant", "session"):
        sessions[participant or 0].append(session)
    theirs = Ballot.objects.filter(career_day=career_day, participant__any_of=list(sessions))
    return [
        (ballot, sessions[ballot.participant_id or 0])
        for ballot in theirs.select_related("participant").order_by("pk")
    ]


def _pupils(career_day: CareerDay, held: Q) -> list[tuple[Ballot, list[int]]]:
    """The ballots of classes that are booked by numbers, each with the days (ids of sessions) to
    which so many come.
    """
    booked = Registration.objects.filter(held, school_class__isnull=False).order_by("pk")
    days: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows: QuerySet[Any] = booked.annotate(slips_of=LEADING)
    for slips_of, session, pupils in rows.values_list("slips_of", "session", "pupils"):
        days[slips_of].append((session, pupils))
    theirs = Ballot.objects.filter(registration__any_of=list(days))
    shown = theirs.select_related("registration__school_class").order_by("registration", "number")
    coming = [
        (one, [day for day, most in days[one.registration_id or 0] if most >= (one.number or 0)])
        for one in shown
    ]
    return [(ballot, sessions) for ballot, sessions in coming if sessions]


class _Together:
    """The group (id of a ``Together``) of each ballot; the first, of whoever came in several.

    Pupils of a class who come on other days than its first ones are a group of their own (below
    zero): as one group they would all meet nobody on a day for which one of them has no place.
    """

    def __init__(self, career_day: CareerDay, held: Q) -> None:
        rows = career_day.together.order_by("-pk").values_list("pk", "party", "registration")
        parties = {party: pk for pk, party, _registration in rows if party}
        self.classes = {registration: pk for pk, _party, registration in rows if registration}
        there = Registration.objects.filter(
            held, participant__isnull=False, party__any_of=list(parties)
        )
        found = there.values_list("participant", "party")
        groups = [(parties[party or 0], participant) for participant, party in found]
        self.people = {participant: group for group, participant in sorted(groups, reverse=True)}
        self.days: dict[int, list[int]] = {}
        self.others: dict[tuple[int, ...], int] = {}

    def group_of(self, ballot: Ballot, sessions: list[int]) -> int | None:
        """``sessions`` (ids) are her days; pupils are asked about in the order of their numbers."""
        if ballot.participant_id:
            return self.people.get(ballot.participant_id)
        group = self.classes.get(ballot.registration_id or 0)
        if group is None or self.days.setdefault(group, sessions) == sessions:
            return group
        return self.others.setdefault((group, *sessions), -1 - len(self.others))


def _pins(students: list[Student], hosts: list[Host], career_day: CareerDay) -> list[Pin]:
    """What was decided by hand, of who still has a place.

    Once timetables are out, so much of it as still holds: nobody can take a decision back then, so
    none may stand in the way of an allocation.
    """
    there = {student.id: student for student in students}
    rows = PinRow.objects.filter(ballot__career_day=career_day, is_met=True)
    pins = [
        Pin(ballot, host, one)
        for ballot, host, one in rows.order_by("ballot", "host").values_list(
            "ballot", "host", "round"
        )
        if ballot in there
    ]
    if career_day.published_at is None:
        return pins
    seated, met = {host.id: host for host in hosts}, _met(career_day)
    return [
        pin
        for pin in pins
        if met.get((pin.student, pin.host)) in _rounds_of(pin, there[pin.student], seated)
    ]


def _rounds_of(pin: Pin, student: Student, hosts: dict[int, Host]) -> set[int]:
    """Where the two can be together as it was decided."""
    if pin.host not in hosts or pin.host in student.barred:
        return set()
    both = student.rounds & hosts[pin.host].seats.keys()
    return {one for one in both if pin.round in {None, one}}


def _met(career_day: CareerDay) -> dict[tuple[int, int], int]:
    """The round (id) in which a ballot and a host (ids) meet, of whom anything is decided."""
    decided = PinRow.objects.filter(ballot=OuterRef("ballot"), host=OuterRef("host"))
    theirs = Encounter.objects.filter(Exists(decided), ballot__career_day=career_day)
    rows = theirs.values_list("ballot", "host", "round")
    return {(ballot, host): one for ballot, host, one in rows}


def _removed(career_day: CareerDay) -> dict[int, frozenset[int]]:
    """The hosts (ids) whom the student of a ballot (id) does not meet any more."""
    found: dict[int, frozenset[int]] = defaultdict(frozenset)
    rows = PinRow.objects.parting().filter(ballot__career_day=career_day)
    for ballot, host in rows.values_list("ballot", "host"):
        found[ballot] |= {host}
    return found


def _choices(career_day: CareerDay) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Choice.objects.filter(ballot__career_day=career_day).order_by("ballot", "rank")
    for ballot, host in rows.values_list("ballot", "host"):
        found[ballot].append(host)
    return found


def _hosts(career_day: CareerDay, keeping: Keeping) -> list[Host]:
    seats: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Meeting.objects.filter(host__career_day=career_day).order_by("host", "round")
    for host, one, number in rows.values_list("host", "round", "seats"):
        seats[host][one] = number
    return [
        Host(host, there, kept_for=keeping.group_of(host), kept=keeping.kept_by(host))
        for host, there in seats.items()
    ]


class _Years:
    """Which hosts (ids) are barred to a class year; asked of many students, so kept."""

    def __init__(self, career_day: CareerDay) -> None:
        self.hosts = list(career_day.hosts.all())
        self.known: dict[int | None, frozenset[int]] = {}

    def barred(self, year: int | None) -> frozenset[int]:
        if year not in self.known:
            self.known[year] = frozenset(h.pk for h in self.hosts if not h.suits(year))
        return self.known[year]
