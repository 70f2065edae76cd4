"""Where seats stay empty in a run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet

from careerdays.models import Host, Meeting, Placement, Round, Run
from core.db import count_of


@dataclass(frozen=True, slots=True)
class Unused:
    """Seats of a host that nobody has, by round; None where she is away."""

    host: Host
    by_round: list[int | None]
    number: int


@dataclass(frozen=True, slots=True)
class EmptySeats:
    """Hosts with an empty seat, the most first, and the sums of all of them."""

    rounds: list[Round]
    hosts: list[Unused]
    by_round: list[int]
    number: int


def empty_seats(run: Run) -> EmptySeats:
    """Count them; two queries. How many are in a room is no secret, and says nothing of anybody."""
    rounds = list(Round.objects.taking_place().filter(career_day=run.career_day_id))
    empty: dict[Host, dict[int, int]] = defaultdict(dict)
    for meeting in _meetings(run):
        empty[meeting.host][meeting.round_id] = max(meeting.seats - meeting.taken, 0)
    hosts = [
        Unused(host, [there.get(one.pk) for one in rounds], sum(there.values()))
        for host, there in empty.items()
        if any(there.values())
    ]
    return EmptySeats(
        rounds,
        sorted(hosts, key=lambda one: -one.number),
        [sum(there.get(one.pk, 0) for there in empty.values()) for one in rounds],
        sum(one.number for one in hosts),
    )


def _meetings(run: Run) -> QuerySet[Any]:
    taken = count_of(Placement.objects.filter(run=run, meeting=OuterRef("pk")))
    rows = Meeting.objects.taking_place().filter(host__career_day=run.career_day_id)
    rows = rows.annotate(taken=taken).select_related("host")
    return rows.order_by("host__name", "host", "round")
