"""The rows of the sheet of who came: whose ticket, at which date, and from when to when."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from attendance.listing import moment_on
from attendance.services.importing import Key, Told, already_words, written
from events.enums import EventStatus
from events.models import Occurrence
from exchange.names import folded
from participants.models import SourceCode
from programmes.models import Programme
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.resources.faults import Faults


class Ticket(NamedTuple):
    """A confirmed registration, in what a sheet may say of it."""

    pk: int
    session: int
    seats: int
    is_class: bool


class SheetReading:
    """What a programme knows of dates and tickets, and what a row says of them."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        # The first row that speaks of a ticket at a date.
        self.read: dict[Key, Told] = {}

    @cached_property
    def dates(self) -> dict[str, list[Occurrence]]:
        """The dates of this programme's events, by the event's code and title."""
        found: dict[str, list[Occurrence]] = defaultdict(list)
        rows = Occurrence.objects.filter(
            session__event__programme=self.programme,
            session__event__status=EventStatus.PUBLISHED,
        ).select_related("session__event")
        for one in rows.order_by("starts_at", "pk"):
            event = one.session.event
            for name in {folded(event.slug), folded(event.title)}:
                found[name].append(one)
        return found

    @cached_property
    def tickets(self) -> dict[tuple[int, str], Ticket]:
        """Confirmed registrations by session and ticket, and by session and person's code."""
        codes = SourceCode.objects.filter(programme=self.programme)
        people = {who: code for code, who in codes.values_list("code", "participant")}
        rows = Registration.objects.filter(
            session__event__programme=self.programme, status=RegistrationStatus.CONFIRMED
        )
        columns = ["pk", "session", "seats", "school_class", "code", "participant"]
        found = {}
        for pk, session, seats, school_class, code, participant in rows.values_list(*columns):
            ticket = Ticket(pk, session, seats, school_class is not None)
            found[session, f"ticket {code}"] = ticket
            if participant in people:
                found[session, f"person {people[participant]}"] = ticket
        return found

    @cached_property
    def known(self) -> dict[Key, str]:
        """What is written of this programme's dates."""
        dates = {one.pk for found in self.dates.values() for one in found}
        return written(sorted(dates), sorted({one.pk for one in self.tickets.values()}))

    def told(self, cells: dict[str, Any], *, number: int, faults: Faults) -> Told | None:
        """What the ``cells`` of row ``number`` say; None where it is written already, or a row
        before says it.

        Raises:
            ValidationError: all that is wrong with it, by column; ``faults`` are those so far.
        """
        ticket, occurrence = self._whose(cells, faults)
        faults.refuse()
        assert ticket is not None  # noqa: S101 # else there is a fault
        assert occurrence is not None  # noqa: S101
        present = _present(cells["present"], ticket, faults)
        stay = _stay(cells["arrived"], cells["left"], occurrence, faults)
        faults.refuse()
        told = Told(number, ticket.pk, occurrence.pk, present, [stay])
        state = self.known.get(told.key, "")
        if state and state != told.state:
            raise ValidationError(already_words())
        if state:
            return None
        first = self.read.setdefault(told.key, told)
        return None if first is not told and first.state == told.state else told

    def _whose(
        self, cells: dict[str, Any], faults: Faults
    ) -> tuple[Ticket | None, Occurrence | None]:
        if not cells["event"]:
            return None, None
        dates = self.dates.get(folded(cells["event"]), [])
        if not dates:
            words = _("This programme has no published event “%(value)s” with sessions.")
            faults.add("registration__session__event__slug", words % {"value": cells["event"]})
            return None, None
        attribute, label, code = _code(cells)
        sessions = {one.session_id for one in dates}
        theirs = {pk: self.tickets.get((pk, f"{label} {code}")) for pk in sessions}
        fitting = [
            one
            for one in dates
            if theirs[one.session_id] and _is_on(one, cells["day"], cells["starts"])
        ]
        if not any(theirs.values()):
            words = _("Nobody with the code “%(value)s” has a place in this event.")
            faults.add(attribute, words % {"value": code})
        elif len(fitting) != 1:
            words = _("Write date and time: this code has these dates: %(dates)s.")
            hers = [one for one in dates if theirs[one.session_id]]
            faults.add("occurrence__starts_at", words % {"dates": ", ".join(map(str, hers[:10]))})
        else:
            return theirs[fitting[0].session_id], fitting[0]
        return None, None


def _code(cells: dict[str, Any]) -> tuple[str, str, str]:
    """The column that says who it is, its kind, and what it says."""
    if cells["ticket"]:
        return "registration__code", "ticket", str(cells["ticket"]).upper()
    return "person_code", "person", str(cells["person"] or "")


def _present(number: int | None, ticket: Ticket, faults: Faults) -> int:
    if number is None and ticket.is_class:
        faults.add("present", _("This is a class: write how many came, adults included."))
    present = ticket.seats if number is None else number
    if not 1 <= present <= ticket.seats:
        words = _("Write a number from 1 to %(most)d: so many places were booked.")
        faults.add("present", words % {"most": ticket.seats})
    return present


def _stay(
    arrived: time | None, left: time | None, occurrence: Occurrence, faults: Faults
) -> tuple[datetime, datetime | None]:
    start = moment_on(occurrence, arrived) if arrived else occurrence.starts_at
    end = moment_on(occurrence, left) if left else None
    if start >= occurrence.ends_at:
        faults.add("arrived_at", _("It was over then."))
    if end is not None and end <= start:
        faults.add("left_at", _("Nobody leaves before arriving."))
    return start, end


def _is_on(occurrence: Occurrence, day: date | None, starts: time | None) -> bool:
    moment = timezone.localtime(occurrence.starts_at)
    return day in {None, moment.date()} and starts in {None, moment.time()}
