"""The public catalogue: what is on, from the database to what a page needs.

``entries`` reads one light row a session, whatever is filtered, and ``events.facets`` picks and
counts among them in memory; only the events of one page are then loaded whole
(``events.rows``). A year of a large city's programmes is about a thousand sessions to come: a
few milliseconds, in as many queries for ten events as for ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate

from core.db import Plain
from events.enums import Bookable, Booking, PoolKind, SessionStatus
from events.facets import Entry
from events.models import Event, SeatPool, Session, SessionQuerySet
from events.search import relevance
from places.models import Municipality
from programmes.enums import ProgrammeStatus
from programmes.models import Programme


def entries(now: datetime) -> list[Entry]:
    """Every session that takes place and is not over at ``now``, first come first."""
    rows = (
        Session.objects.scheduled()
        .upcoming(now)
        .annotate(
            day=TruncDate("starts_at"),
            has_begun=Q(starts_at__lte=now),
            municipality=Coalesce("site__municipality", "event__site__municipality"),
            can_join=is_open(now),
        )
        .values_list(
            "event", "pk", "day", "has_begun", "event__programme", "event__kind",
            "event__audiences", "event__format", "municipality", "can_join", "capacity", "taken",
        )
    )  # fmt: skip
    kept = _kept_from_people(now)
    return [_less_kept(Entry._make(row), kept) for row in rows]


def _kept_from_people(now: datetime) -> dict[int, int]:
    """Of sessions (ids) to come, the seats that somebody who comes on her own cannot have."""
    pools = SeatPool.objects.filter(
        Q(lapses_at=None) | Q(lapses_at__gt=now),
        session__status=SessionStatus.SCHEDULED,
        session__ends_at__gt=now,
    ).exclude(kind=PoolKind.INDIVIDUALS)
    left = pools.order_by().values("session").annotate(left=Sum(F("seats") - F("taken")))
    return dict(left.values_list("session", "left"))


def _less_kept(entry: Entry, kept: Mapping[int, int]) -> Entry:
    """``entry`` as somebody sees it for whom ``kept`` seats are not free."""
    if entry.capacity is None or entry.session not in kept:
        return entry
    taken = min(entry.capacity, entry.taken + kept[entry.session])
    return entry._replace(taken=taken, is_open=entry.is_open and taken < entry.capacity)


def is_open(now: datetime) -> Q:
    """Sessions in which somebody on her own can have a seat now: ``availability`` says *open* (or
    that there is nothing to book), told to the database so that it need not be asked session by
    session. Seats that are kept for others are looked at after it.
    """
    has_seats = Q(capacity=None) | Q(waiting=0, taken__lt=F("capacity"))
    takes_people = ~Q(event__bookable_by=Bookable.CLASSES)
    has_opened = Q(registration_opens_at=None) | Q(registration_opens_at__lte=now)
    return (
        Q(starts_at__gt=now)
        & (Q(registration_closes_at=None) | Q(registration_closes_at__gt=now))
        & (Q(event__booking=Booking.NONE) | (takes_people & has_opened & has_seats))
    )


def search(text: str, now: datetime) -> dict[int, float]:
    """How well the events that are not over answer to ``text``, by their id."""
    return relevance(Event.objects.published().filter(Exists(_sessions().upcoming(now))), text)


def past(now: datetime, text: str = "") -> QuerySet[Session, tuple[int, datetime]]:
    """The events whose last session is over at ``now``, the latest first: id and its start."""
    later = _sessions("event").filter(
        Q(ends_at__gt=OuterRef("ends_at")) | Q(ends_at=OuterRef("ends_at"), pk__gt=OuterRef("pk"))
    )
    sessions = Session.objects.scheduled().filter(~Exists(later), ends_at__lte=now)
    if text:
        sessions = sessions.filter(event__in=relevance(Event.objects.published(), text))
    return sessions.order_by("-ends_at", "-pk").values_list("event", "starts_at")


def programmes() -> list[Programme]:
    """The programmes that are going on, by name."""
    return list(
        Programme.objects.filter(status=ProgrammeStatus.PUBLISHED)
        .only("title", "slug", "colour")
        .order_by(Plain("title"), "pk")
    )


def municipalities(ids: Iterable[int]) -> list[Municipality]:
    """The municipalities with these ids, by name."""
    return list(Municipality.objects.filter(pk__in=set(ids)))


def _sessions(event: str = "pk") -> SessionQuerySet:
    """The sessions that take place of the event of the outer query."""
    return Session.objects.filter(event=OuterRef(event), status=SessionStatus.SCHEDULED)
