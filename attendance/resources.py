"""The sheet of who came: many people of many dates at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy
from import_export.results import RowResult

from attendance.enums import Source
from attendance.models import Attendance
from attendance.services.importing import Told, record_told
from attendance.sheet_reading import SheetReading
from documents.funders import preamble
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.preambles import Preamble
from exchange.resources import Row
from exchange.widgets import Choice, Date, Time, WholeNumber
from programmes.models import Programme
from registrations.resources.faults import Faults


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
        return Attendance.objects.coordinated_by(self.user).shown_to_staff()

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
    def sheet(self) -> SheetReading:
        return SheetReading(self.programme)

    def _understood(self, row: Row, *, number: int) -> Told | None:
        faults = Faults()
        return self.sheet.told(self._cells(row, faults), number=number, faults=faults)

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
