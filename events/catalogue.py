"""The public catalogue: what is on, from the database to what a page needs.

``entries`` reads one light row a session, whatever is filtered, and ``events.facets`` picks and
counts among them in memory; only the events of one page are then loaded whole
(``events.rows``). A year of a large city's programmes is about a thousand sessions to come: a
few milliseconds, in as many queries for ten events as for ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from core import dates
from core.db import Plain
from events.enums import Booking, Format, SessionStatus
from events.facets import Entry
from events.models import Event, Session, SessionQuerySet
from events.search import relevance
from places.models import Municipality
from programmes.enums import ProgrammeStatus
from programmes.models import Programme

FORMATS = {
    Format.IN_PERSON: (Format.IN_PERSON,),
    Format.ONLINE: (Format.ONLINE,),
    Format.HYBRID: (Format.IN_PERSON, Format.ONLINE),
}


def entries(now: datetime) -> list[Entry]:
    """Every session that takes place and is not over at ``now``, first come first."""
    rows = (
        Session.objects.scheduled()
        .upcoming(now)
        .annotate(
            municipality=Coalesce("site__municipality", "event__site__municipality"),
            can_join=is_open(now),
        )
        .values_list(
            "event", "starts_at", "event__programme", "event__kind", "event__audiences",
            "event__format", "municipality", "can_join", F("capacity") - F("taken"),
        )
    )  # fmt: skip
    return [
        Entry(event, starts_at, dates.day(starts_at), programme, kind, audiences,
              FORMATS[form], place, can_join, free)
        for event, starts_at, programme, kind, audiences, form, place, can_join, free in rows
    ]  # fmt: skip


def is_open(now: datetime) -> Q:
    """Sessions in which somebody can have a seat now: ``availability`` says *open* (or that there
    is nothing to book), told to the database so that it need not be asked session by session.
    """
    has_seats = Q(waiting=0) & (Q(capacity=None) | Q(taken__lt=F("capacity")))
    has_opened = Q(registration_opens_at=None) | Q(registration_opens_at__lte=now)
    return (
        Q(starts_at__gt=now)
        & (Q(registration_closes_at=None) | Q(registration_closes_at__gt=now))
        & (Q(event__booking=Booking.NONE) | (has_opened & has_seats))
    )


def search(text: str, now: datetime) -> dict[int, float]:
    """How well the events that are not over answer to ``text``, by their id."""
    return relevance(Event.objects.published().filter(Exists(_sessions().upcoming(now))), text)


def past(now: datetime, text: str = "") -> QuerySet[Event, tuple[int, datetime]]:
    """The events whose last session is over at ``now``, the latest first: id and that start."""
    events = Event.objects.published()
    if text:
        events = events.filter(pk__in=relevance(events, text))
    return (
        events.filter(~Exists(_sessions().upcoming(now)))
        .annotate(
            last=Max("sessions__starts_at", filter=Q(sessions__status=SessionStatus.SCHEDULED))
        )
        .filter(last__isnull=False)
        .order_by("-last", "-pk")
        .values_list("pk", "last")
    )


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


def _sessions() -> SessionQuerySet:
    return Session.objects.filter(event=OuterRef("pk"), status=SessionStatus.SCHEDULED)
