"""What can be done with a session now, and why.

The one answer that list, page, calendar, feed and the registering operation all ask for. Plain
Python: it takes facts and returns a verdict, and never looks at the database or the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from events.eligibility import Condition, Person, Refusal, first_refusal
from events.kept import Kept, free_for


class Verdict(StrEnum):
    """The possible answers, in order of precedence."""

    CANCELLED = "cancelled"
    ALREADY_IN = "already_in"
    ONLY_CLASSES = "only_classes"
    ONLY_PEOPLE = "only_people"
    NOT_ELIGIBLE = "not_eligible"
    CLOSED = "closed"
    NO_BOOKING = "no_booking"
    OPENS_ON = "opens_on"
    FULL = "full"
    WAITING_LIST = "waiting_list"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is known of a session. Moments are aware; ``None`` means no limit."""

    is_cancelled: bool
    is_booked: bool
    capacity: int | None
    taken: int
    waiting: int
    waiting_limit: int | None
    opens_at: datetime | None
    closes_at: datetime
    conditions: Sequence[Condition] = ()
    pools: Sequence[Kept] = ()
    takes_classes: bool = True
    takes_individuals: bool = True
    priority_opens_at: datetime | None = None

    def opens_for(self, person: Person | None) -> datetime | None:
        """From when ``person`` may register; who has priority comes before all the others."""
        if person and person.has_priority and self.priority_opens_at:
            return self.priority_opens_at
        return self.opens_at


@dataclass(frozen=True, slots=True)
class Availability:
    """The verdict, with the numbers and the reason that a page shows beside it."""

    verdict: Verdict
    free: int | None
    refusal: Refusal | None = None

    @property
    def can_register(self) -> bool:
        """A form makes sense: it ends in a seat or in a place in line."""
        return self.verdict in {Verdict.OPEN, Verdict.WAITING_LIST}

    @property
    def is_nearly_full(self) -> bool:
        return self.verdict is Verdict.OPEN and self.free is not None and self.free <= 3


def availability(
    session: SessionFacts,
    *,
    now: datetime,
    person: Person | None = None,
    is_in: bool = False,
    seats: int = 1,
) -> Availability:
    """Say what can be done with ``session`` at ``now``, and why.

    ``person`` is the one looking, if she is known; ``is_in`` says that she has a claim on this
    session already; ``seats`` is how many she asks for. Seats that are kept for others are not
    free. A seat that is free but wanted by somebody in line is not free either: as long as people
    wait, who comes waits too.
    """
    left = None if session.capacity is None else max(0, session.capacity - session.taken)
    free = free_for(person, free=left, pools=session.pools, now=now)
    refusal = first_refusal(session.conditions, person) if person else None
    opens_at, wrong_kind = session.opens_for(person), _wrong_kind(session, person)
    verdict = _verdict(
        replace(session, opens_at=opens_at),
        now=now,
        is_in=is_in,
        wrong_kind=wrong_kind,
        refused=refusal is not None,
    )
    if verdict is Verdict.OPEN and not _has_seats(session, free, seats):
        verdict = Verdict.WAITING_LIST if _has_place_in_line(session) else Verdict.FULL
    return Availability(verdict, free, refusal)


def _wrong_kind(session: SessionFacts, person: Person | None) -> Verdict | None:
    """Whom the event is for instead, where it does not take people, or does not take classes."""
    is_class = person is not None and person.is_class
    if is_class:
        return None if session.takes_classes else Verdict.ONLY_PEOPLE
    return None if session.takes_individuals else Verdict.ONLY_CLASSES


def _verdict(
    session: SessionFacts,
    *,
    now: datetime,
    is_in: bool,
    wrong_kind: Verdict | None,
    refused: bool,
) -> Verdict:
    answers = (
        (session.is_cancelled, Verdict.CANCELLED),
        (is_in, Verdict.ALREADY_IN),
        (wrong_kind is not None and session.is_booked, wrong_kind or Verdict.OPEN),
        (refused, Verdict.NOT_ELIGIBLE),
        (now >= session.closes_at, Verdict.CLOSED),
        (not session.is_booked, Verdict.NO_BOOKING),
        (session.opens_at is not None and now < session.opens_at, Verdict.OPENS_ON),
    )
    return next((verdict for holds, verdict in answers if holds), Verdict.OPEN)


def _has_seats(session: SessionFacts, free: int | None, seats: int) -> bool:
    return free is None or (session.waiting == 0 and free >= seats)


def _has_place_in_line(session: SessionFacts) -> bool:
    return session.waiting_limit is None or session.waiting < session.waiting_limit
