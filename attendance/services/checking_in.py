"""Somebody is at the door with a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Direction
from attendance.models import Attendance
from attendance.services.errors import NotAdmitted, UnknownTicket
from attendance.services.scanning import Outcome, Seen, lock_tickets, record_scans
from core.dates import when
from events.models import Occurrence
from registrations.codes import as_typed, token_in
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class Arrival:
    """``is_first`` is False where the ticket was shown before: then ``attendance`` is of then."""

    attendance: Attendance
    is_first: bool


def find_ticket(*, occurrence: Occurrence, code: str) -> Registration:
    """The registration of a ticket: its code as somebody typed it, or its token as scanned.

    Raises:
        UnknownTicket: there is none in this event.
        NotAdmitted: it is of another session of the event, which it names.
    """
    token = token_in(code)
    wanted = Q(code=as_typed(code)) if token is None else Q(token=token)
    session = occurrence.session
    found = Registration.objects.filter(wanted).select_related(
        "participant", "school_class__school__organisation", "session"
    )
    if here := found.filter(session=session).first():
        return here
    other = found.filter(session__event=session.event_id).first()
    if other is None:
        words = _("No ticket of this event has the code or the name “%(typed)s”.")
        raise UnknownTicket(words % {"typed": code.strip()})
    words = _("This ticket is for another date: %(when)s.")
    raise NotAdmitted(words % {"when": when(other.session.starts_at, other.session.ends_at)})


def check_in(
    *,
    occurrence: Occurrence,
    registration: Registration,
    by: User,
    now: datetime,
    present: int | None = None,
    door: str = "",
) -> Arrival:
    """Write that the people of ``registration`` are here; the first who says so wins.

    Who went out comes back with a new stay. ``present`` is how many came; None is all of a
    person's ticket, and must be said of a class. ``door`` is the name of the door.

    Raises:
        NotOpenYet: the door is still closed.
        NotAdmitted: it is no confirmed place.
        NumberNeeded: it is a class and nobody said how many came, or more than booked.
    """
    outcome = _record(occurrence, registration, Direction.IN, by, now, present, door)
    assert outcome.attendance is not None  # noqa: S101 # who is let in is in
    return Arrival(outcome.attendance, outcome.is_first)


def check_out(
    *,
    occurrence: Occurrence,
    registration: Registration,
    by: User,
    now: datetime,
    door: str = "",
) -> Outcome:
    """Write that the people of ``registration`` went out.

    Who is not inside stays as she was: the outcome has her last stay, if any, and is no first.

    Raises:
        NotOpenYet: the door is still closed.
    """
    return _record(occurrence, registration, Direction.OUT, by, now, None, door)


@transaction.atomic
def _record(
    occurrence: Occurrence,
    registration: Registration,
    direction: Direction,
    by: User,
    now: datetime,
    present: int | None,
    door: str,
) -> Outcome:
    [locked] = lock_tickets(Q(pk=registration.pk))
    seen = Seen(
        registration=locked, direction=direction, at=now, said_at=now, present=present, door=door
    )
    outcome = record_scans(occurrence=occurrence, seen=[seen], by=by, now=now)[seen.key]
    if outcome.refusal is not None:
        raise outcome.refusal
    return outcome
