"""Rounds and hosts: who is where, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from careerdays.clashes import at_another_table, in_the_room
from careerdays.models import Appearance, Ballot, CareerDay, Choice, Host, Meeting, Pin, Round
from careerdays.services.moving import TABLES, retime
from core.dates import when
from core.errors import DomainError
from core.locks import wait_for_lock
from events.models import Session
from events.services import Times, refuse_unsuitable


class AlreadyPublished(DomainError):
    """Students have their timetables: nothing under them moves."""


class OutsideHours(DomainError):
    """A round is at no time of its session."""


class RoundInUse(DomainError):
    """Somebody decided by hand who meets whom in it."""


class NothingToCome(DomainError):
    """Every round of the host, or of the career day, has begun."""


class RoomTaken(DomainError):
    """Somebody else is in the room at the same time."""


class AtAnotherTable(DomainError):
    """A professional is at the table of another host at the same time."""


@transaction.atomic
def make_rounds(
    *, career_day: CareerDay, session: Session, times: Sequence[tuple[datetime, datetime]]
) -> None:
    """Give a day of ``career_day`` these rounds, in order, in the place of those it had.

    Every host is in each of them until she is said to be away; absences and decisions by hand
    stay with the round of the same number. Runs of the allocation that were made go: they were
    about other rounds.

    Raises:
        AlreadyPublished: timetables are out.
        OutsideHours: a round is outside of the dates of the session.
        RoundInUse: a round would go for which there is a decision by hand.
        RoomTaken: two hosts share a room.
        AtAnotherTable: two hosts share a professional.
    """
    career_day = _locked(career_day)
    _refuse_outside(session, times)
    career_day.runs.all().delete()
    numbered = dict(enumerate((Times(*one) for one in times), start=1))
    _drop(Round.objects.filter(session=session).exclude(number__in=numbered))
    there = list(Round.objects.filter(session=session).order_by("number"))
    retime(session, [(one, numbered.pop(one.number)) for one in there])
    Round.objects.bulk_create(
        Round(career_day=career_day, session=session, number=number, starts_at=start, ends_at=end)
        for number, (start, end) in numbered.items()
    )
    for host in career_day.hosts.prefetch_related("away"):
        _place(host, career_day.rounds.taking_place())


def _refuse_outside(session: Session, times: Sequence[tuple[datetime, datetime]]) -> None:
    dates = [(one.starts_at, one.ends_at) for one in session.occurrences.all()]
    for start, end in times:
        if not any(first <= start and end <= last for first, last in dates):
            words = _("A round would be %(time)s, outside of the hours of the session.")
            raise OutsideHours(words % {"time": when(start, end)})


def _drop(rounds: QuerySet[Round]) -> None:
    pinned = Pin.objects.filter(round__in=rounds).select_related("round").first()
    if pinned and pinned.round:
        words = _(
            "Round %(number)d would go, and there are decisions by hand for it: take them back "
            "first."
        )
        raise RoundInUse(words % {"number": pinned.round.number})
    rounds.delete()


@transaction.atomic
def lay_out(*, host: Host) -> None:
    """Put a host, and her professionals, in her room in every round but those she is away.

    What is cancelled does not take place: nobody is anywhere in it.

    Raises:
        AlreadyPublished: timetables are out.
        RoomTaken: somebody else is there at the same time, whom it names.
        AtAnotherTable: one of her professionals is elsewhere at the same time; it says where.
        CannotAssign: one of them who is new may not meet the minors of the event (L14).
    """
    career_day = _locked(host.career_day)
    _lay_out(host, career_day.rounds.taking_place())


@transaction.atomic
def enter_host(*, host: Host) -> None:
    """Lay out a host who is new, also when timetables are out: then in the rounds to come, where
    her seats are free places.

    Raises:
        NothingToCome: timetables are out, and all rounds have begun.
        RoomTaken, AtAnotherTable, CannotAssign: as ``lay_out`` says.
    """
    career_day = CareerDay.objects.locked(host.career_day_id)
    wait_for_lock(TABLES)
    rounds = career_day.rounds_to_fill(timezone.now())
    if career_day.published_at and not rounds.exists():
        raise NothingToCome(_("All rounds of this career day have begun: nothing was changed."))
    _lay_out(host, rounds)


def _lay_out(host: Host, rounds: QuerySet[Round]) -> None:
    people = set(host.professionals.values_list("pk", flat=True))
    there = Appearance.objects.filter(meeting__host=host).values_list("professional", flat=True)
    refuse_unsuitable(host.career_day.event, people - set(there))
    _place(host, rounds)


@transaction.atomic
def remove_host(*, host: Host) -> None:
    """Take a host out of a career day, and off the lists of who chose her: who is after her there
    moves up.

    Raises:
        AlreadyPublished: timetables are out.
    """
    _locked(host.career_day)
    # Every ballot of the day: whoever puts hosts in order at this moment writes her whole list.
    ballots = Ballot.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    list(ballots.filter(career_day=host.career_day_id).values_list("pk"))
    hers = Choice.objects.filter(ballot=OuterRef("ballot"), host=host)
    after = Choice.objects.filter(rank__gt=Subquery(hers.values("rank")))
    after.filter(ballot__career_day=host.career_day_id).update(rank=F("rank") - 1)
    host.delete()


def _locked(career_day: CareerDay) -> CareerDay:
    career_day = CareerDay.objects.locked(career_day.pk)
    if career_day.published_at:
        words = _("The timetables are published: rounds and hosts stay as they are.")
        raise AlreadyPublished(words)
    wait_for_lock(TABLES)
    return career_day


def _place(host: Host, rounds: QuerySet[Round]) -> None:
    away = {one.pk for one in host.away.all()}
    wanted = [one for one in rounds if one.pk not in away]
    host.meetings.exclude(round__in=wanted).delete()
    rows = [
        Meeting(host=host, round=one, room=host.room, seats=host.seats, during=_time_of(one))
        for one in wanted
    ]
    try:
        with transaction.atomic():
            Meeting.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["host", "round"],
                update_fields=["room", "seats", "during"],
            )
    except IntegrityError:
        raise room_taken(host, wanted) from None
    seat_people(host, wanted)


def seat_people(host: Host, rounds: Collection[Round]) -> None:
    """Have the professionals of a host, and nobody else, at her table in ``rounds``.

    Raises:
        AtAnotherTable: one of them is elsewhere at the same time; it says where.
    """
    people = list(host.professionals.all())
    meetings = host.meetings.filter(round__in=rounds)
    Appearance.objects.filter(meeting__in=meetings).delete()
    rows = [
        Appearance(meeting=meeting, professional=person, during=_time_of(meeting.round))
        for meeting in meetings.select_related("round")
        for person in people
    ]
    try:
        with transaction.atomic():
            Appearance.objects.bulk_create(rows)
    except IntegrityError:
        words = at_another_table(people, rounds, but=host)
        raise AtAnotherTable(words or _("Somebody is at another table at the same time.")) from None


def _time_of(one: Round) -> TimestamptzRange:
    return TimestamptzRange(one.starts_at, one.ends_at, "[)")


def room_taken(host: Host, rounds: Iterable[Round]) -> RoomTaken:
    """Who is there at the same time, in words."""
    words = in_the_room(host.room, rounds, but=host)
    return RoomTaken(words or _("Somebody else is in this room at the same time."))
