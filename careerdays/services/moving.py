"""A day of encounters has another date: its rounds, and who is where in them, go with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import IntegrityError, transaction
from django.db.models import F, Func, OuterRef, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from careerdays.models import Appearance, CareerDay, Meeting, Round
from core.dates import when
from core.errors import DomainError
from core.locks import wait_for_lock
from events.models import Session
from events.services import Times

# Held by whoever writes who is in which room or at which table, of whatever day: two who write the
# same people in another order would else wait for each other for ever.
TABLES = "careerdays.tables"


class RoundsInTheWay(DomainError):
    """The session cannot have those dates, because of its rounds."""


@transaction.atomic
def move_rounds(*, session: Session, dates: Sequence[tuple[Times, Times | None]]) -> None:
    """Keep the rounds of ``session`` as far from the start of their date as they were.

    ``dates`` are those that it had, in order, and what each has become (None: gone). Distances
    are by the clock on the wall: a round at 9:20 stays at 9:20 on the day the clocks change. Also
    after timetables are out: whoever moves the session tells everybody in it.

    Raises:
        RoundsInTheWay: a round would be on no date, outside of the hours of its date, in a room
            where somebody else is, or somebody at two tables at once; it says which.
    """
    # Who changes rounds or publishes holds this row.
    days = CareerDay.objects.select_for_update(of=("self",), no_key=True)
    if not days.filter(event=session.event_id).exists():
        return
    wait_for_lock(TABLES)
    moved = [_moved(one, dates) for one in Round.objects.filter(session=session)]
    try:
        with transaction.atomic():
            _write(session, moved)
    except IntegrityError:
        raise _in_the_way(moved) from None


def leave_tables(*, session: Session) -> None:
    """Nobody is anywhere in the rounds of ``session``: it does not take place."""
    nowhere = TimestamptzRange(empty=True)
    Meeting.objects.filter(round__session=session).update(during=nowhere)
    Appearance.objects.filter(meeting__round__session=session).update(during=nowhere)


def _moved(one: Round, dates: Sequence[tuple[Times, Times | None]]) -> tuple[Round, Times]:
    """When a round is from now on."""
    before = [pair for pair in dates if pair[0].starts_at <= one.starts_at]
    was, now = before[-1] if before else dates[0]
    if now is None:
        words = _("The round of %(time)s is on a date that the session would not have any more.")
        raise RoundsInTheWay(words % {"time": when(one.starts_at, one.ends_at)})
    times = Times(_shifted(one.starts_at, was, now), _shifted(one.ends_at, was, now))
    if _is_within(_times(one), was) and not _is_within(times, now):
        words = _("A round would be %(time)s, outside of the new hours of the session.")
        raise RoundsInTheWay(words % {"time": when(*times)})
    return one, times


def _shifted(moment: datetime, was: Times, now: Times) -> datetime:
    by = _on_the_wall(now.starts_at) - _on_the_wall(was.starts_at)
    return timezone.make_aware(_on_the_wall(moment) + by)


def _on_the_wall(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


def _is_within(times: Times, date: Times) -> bool:
    return date.starts_at <= times.starts_at and times.ends_at <= date.ends_at


def _write(session: Session, moved: Sequence[tuple[Round, Times]]) -> None:
    if not retime(session, moved):
        return
    time = Func(
        F("starts_at"),
        F("ends_at"),
        Value("[)"),
        function="tstzrange",
        output_field=DateTimeRangeField(),
    )
    rounds = Round.objects.filter(pk=OuterRef("round")).annotate(time=time)
    Meeting.objects.filter(round__session=session).update(during=Subquery(rounds.values("time")))
    meetings = Meeting.objects.filter(pk=OuterRef("meeting"))
    appearances = Appearance.objects.filter(meeting__round__session=session)
    appearances.update(during=Subquery(meetings.values("during")))


def retime(session: Session, moved: Sequence[tuple[Round, Times]]) -> bool:
    """Write when each round of ``moved`` is from now on; says whether anything changed.

    They come in order, and stay in it. Where something changed nobody is anywhere in that
    session until the caller says when (``Meeting.during``): hosts change places with each other.
    """
    # Each to a time that is free by then: who goes on from the last, then the others from the
    # first; none begins later than the one after it did.
    on = [pair for pair in moved if pair[1].starts_at > pair[0].starts_at]
    others = [pair for pair in moved if pair[1].starts_at <= pair[0].starts_at]
    changed = [pair for pair in [*reversed(on), *others] if _times(pair[0]) != pair[1]]
    for one, times in changed:
        one.starts_at, one.ends_at = times
        one.save(update_fields=["starts_at", "ends_at"])
    if changed:
        leave_tables(session=session)
    return bool(changed)


def _times(one: Round) -> Times:
    return Times(one.starts_at, one.ends_at)


def _in_the_way(moved: Sequence[tuple[Round, Times]]) -> RoundsInTheWay:
    """Who is in whose room, or at another table, at the new time, in words."""
    rounds = [one.pk for one, _times in moved]
    for one, times in moved:
        words = _room_in_the_way(one, times, rounds) or _person_in_the_way(one, times, rounds)
        if words:
            return RoundsInTheWay(words)
    return RoundsInTheWay(_("Rounds would be at the same time as others."))


def _room_in_the_way(one: Round, times: Times, rounds: Sequence[int]) -> str | None:
    others = Meeting.objects.exclude(round__in=rounds).filter(during__overlap=times)
    there = others.filter(room__in=one.meetings.values("room"))
    other = there.select_related("host__career_day__event", "room").first()
    if other is None:
        return None
    words = _(
        "%(host)s would be in the room “%(room)s” %(time)s, where %(other)s of “%(event)s” is: "
        "choose another room, or another time."
    )
    return words % {
        "host": one.meetings.get(room=other.room_id).host,
        "room": other.room,
        "time": when(*times),
        "other": other.host,
        "event": other.host.career_day,
    }


def _person_in_the_way(one: Round, times: Times, rounds: Sequence[int]) -> str | None:
    hers = Appearance.objects.filter(meeting__round=one).values("professional")
    others = Appearance.objects.exclude(meeting__round__in=rounds).filter(during__overlap=times)
    there = others.filter(professional__in=hers)
    other = there.select_related("professional", "meeting__host__career_day__event").first()
    if other is None:
        return None
    words = _(
        "%(person)s would be at two tables %(time)s: the other is %(other)s of “%(event)s”. Choose "
        "another time, or other people."
    )
    return words % {
        "person": other.professional,
        "time": when(*times),
        "other": other.meeting.host,
        "event": other.meeting.host.career_day,
    }
