"""What phones kept while they had no network, merged into what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Direction
from attendance.services.checking_in import find_ticket
from attendance.services.errors import NotAdmitted
from attendance.services.scanning import Outcome, Seen, lock_tickets, record_scans
from attendance.windows import door_opens
from core.errors import DomainError
from events.models import Occurrence
from registrations.models import Registration


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """A scan as a phone sends it.

    ``registration`` is the key of a ticket that the phone knew; None where it did not: then
    ``read`` is what was typed or scanned. ``said_at`` is by the phone's clock.
    """

    key: UUID
    direction: Direction
    said_at: datetime
    registration: UUID | None = None
    read: str = ""
    present: int | None = None
    door: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a scan; ``ticket`` is whose it was where the phone may not know (any more)."""

    outcome: Outcome
    ticket: Registration | None = None


@transaction.atomic
def merge_scans(
    *,
    occurrence: Occurrence,
    passings: Sequence[Passing],
    sent_at: datetime,
    by: User,
    now: datetime,
) -> dict[UUID, Merged]:
    """Log a batch of scans; what became of each, by its key.

    ``sent_at`` is what the phone's clock says now: how long ago a scan was is right even where
    that clock is wrong.
    """
    read = {one.key: _found(occurrence, one) for one in passings if one.registration is None}
    tickets = {key: one for key, one in read.items() if isinstance(one, Registration)}
    found = _tickets(occurrence, passings, read)
    seen: list[Seen] = []
    answers: dict[UUID, Merged] = {}
    for one in passings:
        ticket = found[one.key]
        if isinstance(ticket, DomainError):
            answers[one.key] = Merged(Outcome(refusal=ticket))
            continue
        seen.append(
            Seen(
                registration=ticket,
                direction=one.direction,
                at=_believed(one.said_at, sent_at, occurrence, now),
                said_at=one.said_at,
                present=one.present,
                door=one.door,
                key=one.key,
            )
        )
    outcomes = record_scans(occurrence=occurrence, seen=seen, by=by, now=now)
    answers |= {key: Merged(one, tickets.get(key)) for key, one in outcomes.items()}
    return answers | _refused(occurrence, passings, answers)


def by_our_clock(said_at: datetime, sent_at: datetime, now: datetime) -> datetime:
    """When a scan was that a phone says was at ``said_at``: as long before now, and not later."""
    return min(now, now - (sent_at - said_at))


def _believed(
    said_at: datetime, sent_at: datetime, occurrence: Occurrence, now: datetime
) -> datetime:
    """The same, and after the door opened."""
    return min(now, max(by_our_clock(said_at, sent_at, now), door_opens(occurrence)))


def _tickets(
    occurrence: Occurrence,
    passings: Sequence[Passing],
    read: Mapping[UUID, Registration | DomainError],
) -> dict[UUID, Registration | DomainError]:
    """Whose ticket each was, locked, or why none; however many they are, locked in one query.

    ``read`` are those that a phone did not know, by the scan's key.
    """
    keys = [one.registration for one in passings if one.registration]
    found = [ticket.pk for ticket in read.values() if isinstance(ticket, Registration)]
    session = Q(session=occurrence.session_id)
    locked = lock_tickets(session & (Q(key__in=keys) | Q(pk__in=found)))
    by_key, by_pk = {row.key: row for row in locked}, {row.pk: row for row in locked}
    gone = NotAdmitted(_("This ticket was moved to another date."))

    def ticket(one: Passing) -> Registration | DomainError:
        if one.registration:
            return by_key.get(one.registration, gone)
        known = read[one.key]
        return known if isinstance(known, DomainError) else by_pk.get(known.pk, gone)

    return {one.key: ticket(one) for one in passings}


def _refused(
    occurrence: Occurrence, passings: Sequence[Passing], answers: Mapping[UUID, Merged]
) -> dict[UUID, Merged]:
    """The refused of those whose ticket the phone knew, with it: its next list may not have it."""
    keys = {
        one.key: one.registration
        for one in passings
        if one.registration and answers[one.key].outcome.refusal
    }
    if not keys:
        return {}
    rows = Registration.objects.filter(
        key__in=set(keys.values()), session__event=occurrence.session.event_id
    ).select_related("participant", "school_class__school__organisation")
    tickets = {row.key: row for row in rows}
    return {key: Merged(answers[key].outcome, tickets.get(ticket)) for key, ticket in keys.items()}


def _found(occurrence: Occurrence, passing: Passing) -> Registration | DomainError:
    try:
        return find_ticket(occurrence=occurrence, code=passing.read)
    except DomainError as refusal:
        return refusal
