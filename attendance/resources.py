"""The sheet of who came: many people of many dates at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.results import RowResult

from attendance.enums import Source
from attendance.listing import moment_on, state_of
from attendance.models import Attendance
from attendance.services.importing import Told, already_words, record_told, written
from documents.funders import preamble
from events.enums import EventStatus
from events.models import Occurrence
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.names import folded
from exchange.preambles import Preamble
from exchange.resources import Row
from exchange.widgets import Choice, Date, Time, WholeNumber
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


class AttendanceResource(OwnRule):
    """One row for each registration and date. What is written already is never changed here."""

    ticket = Column(
        "registration__code",
        it="Biglietto",
        en="Ticket",
        explanation=gettext_lazy("The ticket's code; or else the person's code."),
        example="K7Q-42M",
    )
    person = Column(
        "person_code",
        it="Codice persona",
        en="Person's code",
        explanation=gettext_lazy(
            "The code with which the participants of the programme were brought in."
        ),
        example="S-0042",
    )
    last_name = Column(
        "registration__participant__last_name", it="Cognome", en="Last name", readonly=True
    )
    first_name = Column(
        "registration__participant__first_name", it="Nome", en="First name", readonly=True
    )
    event = Column(
        "registration__session__event__slug",
        it="Evento",
        en="Event",
        required=True,
        explanation=gettext_lazy("The event's code (its address name), or its title."),
        example="laboratorio-di-robotica",
    )
    day = Column(
        "occurrence__starts_at",
        it="Data",
        en="Date",
        widget=Date(),
        explanation=gettext_lazy("Needed where the registration has several dates."),
        example="12/04/2027",
    )
    starts = Column(
        "occurrence__starts_at",
        it="Ora",
        en="Time",
        widget=Time(),
        explanation=gettext_lazy("Needed where it has several dates on that day."),
        example="9:30",
    )
    present = Column(
        "present",
        it="Presenti",
        en="Present",
        widget=WholeNumber(),
        explanation=gettext_lazy("How many came. Empty: all of a person's ticket."),
        example="1",
    )
    arrived = Column(
        "arrived_at",
        it="Arrivo",
        en="Arrived",
        widget=Time(),
        explanation=gettext_lazy("Empty: they came when it began."),
        example="9:40",
    )
    left = Column(
        "left_at",
        it="Uscita",
        en="Left",
        widget=Time(),
        explanation=gettext_lazy("Empty: they stayed until the end."),
        example="12:00",
    )
    source = Column(
        "source", it="Come si sa", en="How it is known", widget=Choice(Source), readonly=True
    )

    class Meta:
        model = Attendance
        import_id_fields = ["ticket", "person", "event", "day", "starts"]

    programme: Programme
    writes_at_the_end = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.told: list[Told] = []

    def get_queryset(self) -> QuerySet[Attendance]:
        return Attendance.objects.coordinated_by(self.user)

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related(
            "registration__participant", "registration__session__event", "occurrence"
        )

    def preamble(self, rows: QuerySet[Any]) -> Preamble:
        programmes = rows.order_by().values("registration__session__event__programme")
        return preamble(Programme.objects.filter(pk__in=programmes))

    def column_of(self, attribute: str) -> Column | None:
        """Date and time are of one moment: what is wrong with it stands beside the date."""
        if attribute == self.fields["day"].attribute:
            return self.fields["day"]
        return super().column_of(attribute)

    # --- coming in -------------------------------------------------------------------------------
    def import_row(self, row: Row, instance_loader: Any, **kwargs: Any) -> RowResult:
        """Understand the row; it is written with all the others in ``finish``."""
        result = RowResult()
        try:
            told = self._understood(row, number=kwargs["row_number"])
        except ValidationError as error:
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = error
            return result
        if told is None:
            result.import_type = RowResult.IMPORT_TYPE_SKIP
            return result
        self.told.append(told)
        result.import_type = RowResult.IMPORT_TYPE_NEW
        result.object_repr = f"{row.get('ticket') or row.get('person')} · {row.get('event')}"
        result.diff = [[self.fields["present"].title, "", str(told.present)]]
        return result

    def finish(self) -> Mapping[int, str]:
        return record_told(told=self.told, source=Source.IMPORT, by=self.user, now=timezone.now())

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
    def known(self) -> dict[tuple[int, int], str]:
        """What is written of this programme's dates."""
        dates = {one.pk for found in self.dates.values() for one in found}
        return written(sorted(dates), sorted({one.pk for one in self.tickets.values()}))

    def _understood(self, row: Row, *, number: int) -> Told | None:
        """What a row says; None where it is written already.

        Raises:
            ValidationError: all that is wrong with it, by column.
        """
        faults = Faults()
        cells = self._cells(row, faults)
        ticket, occurrence = self._whose(cells, faults)
        faults.refuse()
        assert ticket is not None  # noqa: S101 # else there is a fault
        assert occurrence is not None  # noqa: S101
        present = self._present(cells["present"], ticket, faults)
        stay = self._stay(cells["arrived"], cells["left"], occurrence, faults)
        faults.refuse()
        told = Told(number, ticket.pk, occurrence.pk, present, [stay])
        state = self.known.get(told.key, "")
        if state and state != state_of(present, [stay]):
            raise ValidationError(already_words())
        return None if state else told

    def _cells(self, row: Row, faults: Faults) -> dict[str, Any]:
        """The cells in the words of the portal; those that cannot be read are faults."""
        cells: dict[str, Any] = dict.fromkeys(str(one.column_name) for one in self.import_columns)
        for column in self.import_columns:
            name = str(column.column_name)
            try:
                cells[name] = column.clean(row) if name in row else None
            except ValueError as error:
                faults.add(str(column.attribute), str(error))
        return cells

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
        attribute, label, code = self._code(cells)
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

    @staticmethod
    def _code(cells: dict[str, Any]) -> tuple[str, str, str]:
        """The column that says who it is, its kind, and what it says."""
        if cells["ticket"]:
            return "registration__code", "ticket", str(cells["ticket"]).upper()
        return "person_code", "person", str(cells["person"] or "")

    @staticmethod
    def _present(number: int | None, ticket: Ticket, faults: Faults) -> int:
        if number is None and ticket.is_class:
            faults.add("present", _("This is a class: write how many came, adults included."))
        present = ticket.seats if number is None else number
        if not 1 <= present <= ticket.seats:
            words = _("Write a number from 1 to %(most)d: so many places were booked.")
            faults.add("present", words % {"most": ticket.seats})
        return present

    @staticmethod
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
