"""What is free after timetables are out, as one student may take it: nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet

from careerdays.filling import closed_to
from careerdays.keeping import Keeping
from careerdays.models import Ballot, Encounter, Meeting, PlaceOffer, Round
from core.dates import day
from core.db import count_of
from registrations.models import Registration


def with_places(meetings: QuerySet[Meeting], now: datetime) -> QuerySet[Any]:
    """``meetings`` with ``places``: those that nobody has and that are kept for nobody."""
    this = {"meeting": OuterRef("pk")}
    return meetings.alias(
        taken=count_of(Encounter.objects.expected().filter(**this)),
        kept=count_of(PlaceOffer.objects.open(now).filter(**this)),
    ).annotate(places=F("seats") - F("taken") - F("kept"))


@dataclass(frozen=True, slots=True)
class Place:
    """A meeting that she may have: ``instead`` is the encounter of hers in that round."""

    meeting: Meeting
    instead: Encounter | None
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A place that is kept for her."""

    offer: PlaceOffer
    instead: Encounter | None


@dataclass(frozen=True, slots=True)
class Places:
    """What a student may still change: ``timetable`` is hers, of rounds to come.

    ``are_of_days``: is she there on more days than one, so that hours alone do not say when?
    """

    timetable: list[Encounter]
    kept: list[Kept]
    free: list[Place]
    are_of_days: bool


def places_of(ballot: Ballot, now: datetime) -> Places:
    """Her encounters to come, what is kept for her, and what is free in her rounds.

    What a host keeps for others is not free for her. Hosts whom she meets already, who are for
    other classes, whom it was decided that she meets no more, or whom as many of her school meet
    then as may, are left out, and so are rounds without an encounter of hers where she has as many
    as anybody may.
    """
    hers = list(Encounter.objects.expected().filter(ballot=ballot).in_order())
    by_round = {one.round_id: one for one in hers}
    is_full = len(hers) >= ballot.career_day.rounds_each
    offers = PlaceOffer.objects.open(now).filter(ballot=ballot).order_by("expires_at", "pk")
    free = [
        Place(one, by_round.get(one.round_id), number)
        for one, number in _free(ballot, {one.host_id for one in hers}, now)
        if not is_full or one.round_id in by_round
    ]
    return Places(
        timetable=[one for one in hers if one.round.starts_at > now],
        kept=[
            Kept(offer, by_round.get(offer.meeting.round_id))
            for offer in offers.select_related("meeting__round", "meeting__host__organisation")
        ],
        free=free,
        are_of_days=_comes_on_days(ballot),
    )


def _comes_on_days(ballot: Ballot) -> bool:
    """Are the rounds for which she has a place on more days than one?"""
    rounds = Round.objects.filter(career_day=ballot.career_day_id, session__in=_sessions(ballot))
    return len({day(moment) for moment in rounds.values_list("starts_at", flat=True)}) > 1


def _sessions(ballot: Ballot) -> QuerySet[Registration, Any]:
    """The sessions in which she has a place, for a subquery."""
    return Registration.objects.filter(ballot.held).order_by().values("session")


def _free(ballot: Ballot, met: set[int], now: datetime) -> list[tuple[Any, int]]:
    rows = with_places(
        Meeting.objects.filter(
            host__career_day=ballot.career_day_id,
            round__session__in=_sessions(ballot),
            round__starts_at__gt=now,
        ),
        now,
    ).filter(places__gt=0)
    shown = (
        rows.exclude(host__in=met)
        .exclude(host__in=ballot.pins.parting().values("host"))
        .exclude(pk__in=closed_to(ballot, now))
        .select_related("round", "host__organisation", "room")
    )
    suitable = [one for one in shown if one.host.suits(ballot.school_year)]
    keeping = Keeping(ballot.career_day)
    left = keeping.left_to_others(suitable, now)
    found = [
        (one, one.places if keeping.is_for(one.host_id, ballot) else min(one.places, left[one.pk]))
        for one in sorted(suitable, key=lambda one: (one.round.starts_at, one.host.name, one.pk))
    ]
    return [(one, number) for one, number in found if number > 0]
