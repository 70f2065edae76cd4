"""Rounds and hosts: who is where, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from careerdays.models import CareerDay, Host, Meeting, Round
from core.dates import time_words
from core.errors import DomainError
from events.models import Session


class AlreadyPublished(DomainError):
    """Students have their timetables: nothing under them moves."""


class RoomTaken(DomainError):
    """Somebody else is in the room at the same time."""


@transaction.atomic
def make_rounds(
    *, career_day: CareerDay, session: Session, times: Sequence[tuple[datetime, datetime]]
) -> None:
    """Give a day of ``career_day`` these rounds, in the place of those it had.

    Every host is in each of them until she is said to be away. Runs of the allocation that were
    made go: they were about other rounds.

    Raises:
        AlreadyPublished: timetables are out.
        RoomTaken: two hosts share a room.
    """
    career_day = _locked(career_day)
    career_day.runs.all().delete()
    Round.objects.filter(session=session).delete()
    Round.objects.bulk_create(
        Round(career_day=career_day, session=session, number=number, starts_at=start, ends_at=end)
        for number, (start, end) in enumerate(times, start=1)
    )
    for host in career_day.hosts.prefetch_related("away"):
        _place(host)


@transaction.atomic
def lay_out(*, host: Host) -> None:
    """Put a host in her room in every round but those she is away.

    Raises:
        AlreadyPublished: timetables are out.
        RoomTaken: somebody else is there at the same time, whom it names.
    """
    _locked(host.career_day)
    _place(host)


def _locked(career_day: CareerDay) -> CareerDay:
    career_day = CareerDay.objects.select_for_update(of=("self",)).get(pk=career_day.pk)
    if career_day.published_at:
        words = _("The timetables are published: rounds and hosts stay as they are.")
        raise AlreadyPublished(words)
    return career_day


def _place(host: Host) -> None:
    away = {one.pk for one in host.away.all()}
    wanted = [one for one in Round.objects.filter(career_day=host.career_day) if one.pk not in away]
    host.meetings.exclude(round__in=wanted).delete()
    rows = [
        Meeting(
            host=host,
            round=one,
            room=host.room,
            seats=host.seats,
            during=TimestamptzRange(one.starts_at, one.ends_at, "[)"),
        )
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
        raise _room_taken(host, rows) from None


def _room_taken(host: Host, rows: Sequence[Meeting]) -> RoomTaken:
    """Who is there at the same time, in words."""
    for row in rows:
        there = Meeting.objects.filter(room=host.room, during__overlap=row.during)
        other = there.exclude(host=host).select_related("host").first()
        if other:
            words = _("%(host)s is in this room in the round of %(time)s: choose another room.")
            return RoomTaken(words % {"host": other.host, "time": time_words(row.round.starts_at)})
    return RoomTaken(_("Somebody else is in this room at the same time."))
