"""Why somebody waits: her place in line and the reason, for whoever shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from events.facts import kept_of
from events.kept import free_for
from events.models import SeatPool
from registrations.availability import claimants
from registrations.enums import RegistrationStatus, WaitingReason
from registrations.models import Engagement, Registration


class WaitingPosition(NamedTuple):
    """``position`` is 1 for the first in line."""

    position: int
    reason: WaitingReason


def positions(registrations: Iterable[Registration]) -> dict[int, WaitingPosition]:
    """Place and reason of each registration (by id) that waits.

    In a few queries, and a few more for each session that keeps seats for somebody.
    """
    waiting = [r for r in registrations if r.status == RegistrationStatus.WAITING]
    if not waiting:
        return {}
    ahead, facts = _ahead(waiting), _facts(waiting)
    return {
        r.pk: WaitingPosition(ahead.get(r.pk, 0) + 1, _reason(r, ahead.get(r.pk, 0), facts[r.pk]))
        for r in waiting
    }


class _Facts(NamedTuple):
    """What a reason is found from. ``seats`` are those that her party needs here, together."""

    seats: int
    usable: int | None
    is_busy: bool
    waits_elsewhere: bool


def _facts(waiting: list[Registration]) -> dict[int, _Facts]:
    busy = _busy(waiting)
    parties = _parties(waiting)
    usable = _usable(waiting)
    found = {}
    for r in waiting:
        rows = parties.get(r.party_id or 0, [])
        here = sum(seats for session, seats in rows if session == r.session_id)
        elsewhere = any(session != r.session_id for session, _seats in rows)
        found[r.pk] = _Facts(here or r.seats, usable[r.pk], r.pk in busy, elsewhere)
    return found


def _parties(waiting: list[Registration]) -> dict[int, list[tuple[int, int]]]:
    """Of each party (by id), the sessions in which it waits and the seats of each registration."""
    parties = {r.party_id for r in waiting if r.party_id}
    if not parties:
        return {}
    rows = Registration.objects.filter(party__in=parties, status=RegistrationStatus.WAITING)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for party, session, seats in rows.values_list("party", "session", "seats"):
        found[party or 0].append((session, seats))
    return found


def _usable(waiting: list[Registration]) -> dict[int, int | None]:
    """How many of the free seats each of them (by id) may take: those that are not kept."""
    # Where nothing is free there is nothing to ask about.
    sessions = {r.session_id: r.session for r in waiting if r.session.free}
    usable = {r.pk: r.session.free for r in waiting}
    if not sessions:
        return usable
    pools: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in SeatPool.objects.filter(session__in=sessions).rows():
        pools[row["session"]].append(row)
    for pk, kept in pools.items():
        session = sessions[pk]
        pools_here = [kept_of(row, session.event.programme_id) for row in kept]
        who = claimants(session, [r for r in waiting if r.session_id == pk])
        for key, person in who.items():
            usable[key] = free_for(person, free=session.free, pools=pools_here, now=timezone.now())
    return usable


def _ahead(waiting: list[Registration]) -> dict[int, int]:
    """How many came before each of them (by id) and still wait."""
    earlier = (
        Registration.objects.filter(
            Q(queued_at__lt=OuterRef("queued_at"))
            | Q(queued_at=OuterRef("queued_at"), pk__lt=OuterRef("pk")),
            session=OuterRef("session"),
            status=RegistrationStatus.WAITING,
        )
        .order_by()
        .values("session")
        .annotate(number=Count("pk"))
        .values("number")
    )
    ours = Registration.objects.filter(pk__in=[r.pk for r in waiting])
    return dict(ours.annotate(ahead=Coalesce(Subquery(earlier), 0)).values_list("pk", "ahead"))


def _busy(waiting: list[Registration]) -> set[int]:
    """Those whose participant, or a pupil of whose class, has a seat elsewhere at the same time."""
    at_once = Engagement.objects.filter(
        during__startswith__lt=OuterRef("session__occurrences__ends_at"),
        during__endswith__gt=OuterRef("session__occurrences__starts_at"),
    )
    ours = Registration.objects.filter(pk__in=[r.pk for r in waiting])
    busy = set(
        ours.filter(Exists(at_once.filter(participant=OuterRef("participant")))).values_list(
            "pk", flat=True
        )
    )
    if any(r.participant_id is None for r in waiting):
        named = at_once.filter(participant=OuterRef("roster__participant"))
        busy |= set(ours.filter(Exists(named)).values_list("pk", flat=True))
    return busy


def _reason(registration: Registration, ahead: int, facts: _Facts) -> WaitingReason:
    free = registration.session.free
    if free == 0:
        return WaitingReason.NO_SEAT
    if facts.is_busy:
        is_class = registration.participant_id is None
        return WaitingReason.PUPIL_CLASH if is_class else WaitingReason.CLASH
    if free is not None and free < facts.seats:
        return WaitingReason.TOO_FEW_SEATS
    if facts.usable is not None and facts.usable < facts.seats:
        return WaitingReason.KEPT
    if facts.waits_elsewhere and not ahead:
        return WaitingReason.OTHER_PART
    return WaitingReason.OTHERS_FIRST
