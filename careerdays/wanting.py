"""Who had wanted a place with a host, and would gain by it: those it is offered to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from careerdays.models import Choice, Encounter, Meeting, Pin, PlaceOffer
from core.db import count_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration

# Pupils of classes are no candidates.
YEAR = "ballot__participant__school_year"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ballot (id) whose student chose the host as ``rank``; her school (id) where known."""

    ballot: int
    rank: int
    school: int | None


def candidates_for(meeting: Meeting, now: datetime) -> list[Candidate]:
    """Those who would gain by a place (``wanted``): first who has nobody in that round, then by
    rank, then by the draw of the career day.
    """
    facts = {
        "pk": meeting.pk,
        "host": meeting.host_id,
        "round": meeting.round_id,
        "round__session": meeting.round.session_id,
        "host__career_day__rounds_each": meeting.host.career_day.rounds_each,
    }
    rows = _gainers(facts.__getitem__, facts.__getitem__, now)
    found = rows.values_list("is_busy", "rank", "ballot", "ballot__participant__school")
    ordered = sorted(found, key=lambda row: (row[0], row[1], _number(meeting, row[2])))
    return [Candidate(ballot_id, rank, school) for _busy, rank, ballot_id, school in ordered]


def wanted(now: datetime) -> Exists:
    """Of a meeting: would somebody gain by a place of it?

    Who chose the host, is of a class year she is for, does not meet her nor may any more, was not
    offered this place, and is there then; nor is another kept for her with this host, or in this
    round, of which she could take one alone. Whoever meets somebody then whom she had put higher
    gains nothing.
    Pupils of classes that are booked by numbers have no address: they find what is free on their
    page.
    """
    return Exists(_gainers(OuterRef, lambda name: OuterRef(OuterRef(name)), now))


def _gainers(
    of: Callable[[str], Any], within: Callable[[str], Any], now: datetime
) -> QuerySet[Any]:
    """The choices by which somebody would gain; ``of`` gives a fact of the meeting by its path,
    ``within`` the same inside a further subquery.
    """
    ballot = {"ballot": OuterRef("ballot")}
    hers, offers = Encounter.objects.filter(**ballot), PlaceOffer.objects.filter(**ballot)
    is_alike = Q(meeting__host=within("host")) | Q(meeting__round=within("round"))
    held = Registration.objects.reachable().filter(
        participant=OuterRef("ballot__participant"),
        session=within("round__session"),
        status=RegistrationStatus.CONFIRMED,
    )
    in_round = hers.filter(round=within("round"))
    # As ``Host.suits`` says.
    suits = Q(**{YEAR: None}) | Q(
        **{f"{YEAR}__gte": F("host__from_year"), f"{YEAR}__lte": F("host__to_year")}
    )
    return (
        Choice.objects.filter(
            suits,
            Exists(held),
            ~Exists(hers.filter(host=within("host"))),
            ~Exists(Pin.objects.parting().filter(**ballot, host=within("host"))),
            ~Exists(offers.filter(meeting=within("pk"))),
            ~Exists(offers.open(now).filter(is_alike)),
            host=of("host"),
        )
        .annotate(
            then=Subquery(in_round.values("rank")[:1]),
            is_busy=Exists(in_round),
            number=count_of(hers),
        )
        .filter(
            Q(is_busy=False, number__lt=of("host__career_day__rounds_each"))
            | Q(is_busy=True, then=0)
            | Q(is_busy=True, then__gt=F("rank"))
        )
    )


def _number(meeting: Meeting, ballot: int) -> int:
    # The arrays of the draw are for the worker: no page loads them.
    import numpy as np  # noqa: PLC0415

    from allocation.encounters.draw import drawn  # noqa: PLC0415

    seed = meeting.host.career_day.seed
    return int(drawn(seed, np.array(ballot, np.int64), np.array(meeting.host_id, np.int64)))
