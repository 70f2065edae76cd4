"""Somebody is at the door with a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Source
from attendance.models import Attendance
from core.dates import when
from core.errors import DomainError
from events.models import Occurrence
from registrations.codes import as_typed, token_in
from registrations.enums import RegistrationStatus
from registrations.models import Registration


class UnknownTicket(DomainError):
    """No ticket of this session has the code."""


class NotAdmitted(DomainError):
    """The ticket is of another date, or is no place (any more)."""


class NumberNeeded(DomainError):
    """How many of a class came is not said, or cannot be."""


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


@transaction.atomic
def check_in(
    *,
    occurrence: Occurrence,
    registration: Registration,
    by: User,
    now: datetime,
    present: int | None = None,
) -> Arrival:
    """Write that the people of ``registration`` are here; the first who says so wins.

    Who went out comes back with a new stay.

    ``present`` is how many came; None is all of a person's ticket, and must be said of a class.

    Raises:
        NotAdmitted: it is no confirmed place.
        NumberNeeded: it is a class and nobody said how many came, or more than booked.
    """
    locked = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    inside = Attendance.objects.inside().filter(registration=locked, occurrence=occurrence)
    if before := inside.first():
        return Arrival(before, is_first=False)
    if locked.status != RegistrationStatus.CONFIRMED:
        state = locked.get_status_display()
        raise NotAdmitted(_("No place: this registration is “%(state)s”.") % {"state": state})
    attendance = Attendance.objects.create(
        registration=locked,
        occurrence=occurrence,
        present=_number(locked, present),
        source=Source.DOOR,
        arrived_at=now,
        recorded_by=by,
    )
    return Arrival(attendance, is_first=True)


@transaction.atomic
def take_back(*, attendance: Attendance) -> None:
    """Take back what was recorded by mistake; the history keeps that it was, and by whom."""
    Attendance.objects.filter(pk=attendance.pk).delete()


def _number(registration: Registration, present: int | None) -> int:
    if present is None and registration.school_class_id:
        raise NumberNeeded(_("This is a class: write how many came, adults included."))
    number = registration.seats if present is None else present
    if not 1 <= number <= registration.seats:
        words = _("Write a number from 1 to %(most)d: so many places were booked.")
        raise NumberNeeded(words % {"most": registration.seats})
    return number
