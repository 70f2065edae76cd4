"""Why somebody waits: her place in line and the reason, for whoever shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from registrations.enums import RegistrationStatus, WaitingReason
from registrations.models import Engagement, Registration


class WaitingPosition(NamedTuple):
    """``position`` is 1 for the first in line."""

    position: int
    reason: WaitingReason


def positions(registrations: Iterable[Registration]) -> dict[int, WaitingPosition]:
    """Place and reason of each registration (by id) that waits, in two queries."""
    waiting = [r for r in registrations if r.status == RegistrationStatus.WAITING]
    busy = _busy(waiting)
    ahead = _ahead(waiting)
    return {
        r.pk: WaitingPosition(ahead.get(r.pk, 0) + 1, _reason(r, is_busy=r.pk in busy))
        for r in waiting
    }


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
    """Those whose participant has a seat elsewhere at a time of the session she waits for."""
    taken = Engagement.objects.filter(
        participant=OuterRef("participant"),
        during__startswith__lt=OuterRef("session__occurrences__ends_at"),
        during__endswith__gt=OuterRef("session__occurrences__starts_at"),
    )
    ours = Registration.objects.filter(pk__in=[r.pk for r in waiting])
    return set(ours.filter(Exists(taken)).values_list("pk", flat=True))


def _reason(registration: Registration, *, is_busy: bool) -> WaitingReason:
    free = registration.session.free
    if free == 0:
        return WaitingReason.NO_SEAT
    if is_busy:
        return WaitingReason.CLASH
    if free is not None and free < registration.seats:
        return WaitingReason.TOO_FEW_SEATS
    return WaitingReason.OTHERS_FIRST
