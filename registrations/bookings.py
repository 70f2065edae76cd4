"""A class's registration as its school's pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.enums import Bookable
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet
from registrations.waiting import WaitingPosition, positions
from registrations.wording import badge, numbers_words, session_when, session_where

# Nobody reads more of the past than this; what is to come is always shown whole.
MOST_PAST = 60
# Who organises needs some days to prepare with the names.
NAMES_BEFORE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Booking:
    """One registration of a class, in words. ``line`` says where it stands in line, and why."""

    registration: Registration
    when: str
    where: str
    numbers: str
    state: str
    label: str
    line: str
    is_offer: bool
    took_place: bool
    named: int = 0
    names_due: datetime | None = None
    again_url: str = ""

    @property
    def name(self) -> str:
        """When it is, and what tells it from another at the same time."""
        return " · ".join(filter(None, (self.when, self.registration.session.label)))

    @classmethod
    def of(
        cls,
        registration: Registration,
        waiting: WaitingPosition | None,
        now: datetime,
        *,
        named: int = 0,
    ) -> Booking:
        """The booking at ``now``; ``waiting`` is its place in line, if it waits.

        ``named`` is how many of its pupils are on the list of names.
        """
        session = registration.session
        is_over = registration.is_active and session.ends_at <= now
        has_seat = registration.status == RegistrationStatus.CONFIRMED
        return cls(
            registration=registration,
            when=session_when(session),
            where=session_where(session),
            numbers=numbers_words(registration),
            state="closed" if is_over else registration.status,
            label=_("Over") if is_over else badge(registration),
            line=_line(registration, waiting),
            is_offer=registration.offer_is_open(now),
            took_place=is_over and has_seat,
            named=named,
            names_due=names_due(registration, now) if named < (registration.pupils or 0) else None,
        )


def names_due(registration: Registration, now: datetime) -> datetime | None:
    """By when the names are asked for, where the event needs them and it is not too late."""
    session = registration.session
    if not session.event.needs_roster or not registration.is_active or now >= session.starts_at:
        return None
    return max(now, session.starts_at - NAMES_BEFORE)


class Bookings(TypedDict):
    """A school's bookings: those to come in order of time, and the latest of those that were."""

    coming: list[Booking]
    past: list[Booking]


def bookings_in_order(registrations: RegistrationQuerySet, now: datetime) -> Bookings:
    """Those that are active and to come first; in a constant number of queries."""
    active = registrations.active().filter(session__ends_at__gt=now)
    coming = list(active.order_by("session__starts_at", "pk"))
    rest = registrations.exclude(pk__in=[r.pk for r in coming])
    past = list(rest.order_by("-session__starts_at", "-pk")[:MOST_PAST])
    open_now = _still_on({r.session.event_id for r in past}, now)
    places = positions(coming)
    return {
        "coming": [Booking.of(r, places.get(r.pk), now) for r in coming],
        "past": [
            replace(
                Booking.of(r, None, now),
                again_url=_again_url(r) if r.session.event_id in open_now else "",
            )
            for r in past
        ],
    }


def _still_on(events: Iterable[int], now: datetime) -> set[int]:
    """Those of ``events`` (ids) that take classes and have dates to come."""
    sessions = Session.objects.scheduled().filter(event__in=list(events), starts_at__gt=now)
    open_to_classes = sessions.exclude(event__bookable_by=Bookable.INDIVIDUALS)
    return set(open_to_classes.order_by().values_list("event", flat=True))


def _again_url(registration: Registration) -> str:
    page = reverse("registrations:book_class", args=[registration.session.event.slug])
    return f"{page}?again={registration.key}"


def _line(registration: Registration, waiting: WaitingPosition | None) -> str:
    if waiting is None:
        ended = registration.end_reason and registration.get_end_reason_display()
        return f"{ended}." if ended else ""
    place = _("The class is number %(number)s in line.") % {"number": waiting.position}
    return f"{place} {waiting.reason.label} {_policy(registration)}".strip()


def _policy(registration: Registration) -> str:
    """The promise about who may pass a large group, and how often it was done."""
    most = registration.session.event.max_overtakes
    if registration.seats == 1:
        return ""
    if not most:
        return _("Nobody behind you gets a place before you.")
    promise = ngettext(
        "Smaller groups may pass yours at most %(most)d time",
        "Smaller groups may pass yours at most %(most)d times",
        most,
    ) % {"most": most}
    happened = ngettext(
        "it happened %(times)d time.", "it happened %(times)d times.", registration.times_passed
    ) % {"times": registration.times_passed}
    return f"{promise}: {happened}"
