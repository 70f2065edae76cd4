"""Who is in which session: a whole list at once, under the locks of registering."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.results import RowResult

from documents.funders import preamble
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.preambles import Preamble
from exchange.resources import Row
from exchange.widgets import Choice, Date, Time, WholeNumber, YesNo
from participants.models import SourceCode
from participants.photos import photos_allowed
from programmes.models import Programme
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.resources.faults import Faults
from registrations.resources.looking import SessionFinder
from registrations.services.importing import Claim, register_listed

MAX_SEATS = 100
BROUGHT_IN = {RegistrationStatus.CONFIRMED, RegistrationStatus.WAITING}


class Known(NamedTuple):
    """A registration that is there already."""

    code: str
    session: int
    participant: int
    status: str
    seats: int

    @property
    def is_active(self) -> bool:
        return self.status in RegistrationStatus.ACTIVE


class RegistrationResource(OwnRule):
    """One row for each person in a session. What is there already is never changed here."""

    ticket = Column(
        "code",
        it="Biglietto",
        en="Ticket",
        explanation=gettext_lazy("Leave it empty for a new registration: the portal gives one."),
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
    last_name = Column("participant__last_name", it="Cognome", en="Last name", readonly=True)
    first_name = Column("participant__first_name", it="Nome", en="First name", readonly=True)
    school = Column(
        "participant__school__organisation__name", it="Scuola", en="School", readonly=True
    )
    school_year = Column(
        "participant__school_year",
        it="Classe",
        en="Class year",
        widget=WholeNumber(),
        readonly=True,
    )
    photos = Column(
        "photos_allowed",
        it="Foto",
        en="Photos",
        widget=YesNo(),
        explanation=gettext_lazy("Whether she agreed to be photographed, for some use."),
        readonly=True,
    )
    class_booked = Column("school_class", it="Classe prenotata", en="Class booked", readonly=True)
    class_school = Column(
        "school_class__school__organisation__name",
        it="Scuola della classe",
        en="School of the class",
        readonly=True,
    )
    pupils = Column("pupils", it="Alunni", en="Pupils", widget=WholeNumber(), readonly=True)
    companions = Column(
        "companions", it="Accompagnatori", en="Companions", widget=WholeNumber(), readonly=True
    )
    accompanied_by = Column(
        "accompanied_by", it="Adulto della scuola", en="Adult of the school", readonly=True
    )
    event = Column(
        "session__event__slug",
        it="Evento",
        en="Event",
        required=True,
        explanation=gettext_lazy("The event's code (its address name), or its title."),
        example="laboratorio-di-robotica",
    )
    event_title = Column(
        "session__event__title", it="Titolo dell’evento", en="Event's title", readonly=True
    )
    day = Column(
        "session__starts_at",
        it="Data",
        en="Date",
        widget=Date(),
        explanation=gettext_lazy("The session's first day; needed where the event has several."),
        example="12/04/2027",
    )
    starts = Column(
        "session__starts_at",
        it="Ora",
        en="Time",
        widget=Time(),
        explanation=gettext_lazy("Needed where the event has several sessions on that day."),
        example="9:30",
    )
    seats = Column(
        "seats",
        it="Posti",
        en="Seats",
        widget=WholeNumber(),
        explanation=gettext_lazy("Hers and those of who comes with her. Empty: one."),
        example="1",
    )
    status = Column(
        "status",
        it="Stato",
        en="Status",
        widget=Choice(RegistrationStatus),
        explanation=gettext_lazy("Confirmed or on the waiting list. Empty: confirmed."),
        example="Confermato",
    )

    class Meta:
        model = Registration
        import_id_fields = ["ticket", "person", "event", "day", "starts"]

    programme: Programme
    writes_at_the_end = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.claims: list[Claim] = []

    # --- going out -------------------------------------------------------------------------------
    def get_queryset(self) -> QuerySet[Registration]:
        return self.optimised(Registration.objects.coordinated_by(self.user))

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        codes = SourceCode.objects.filter(
            participant=OuterRef("participant"), programme=OuterRef("session__event__programme")
        )
        told = rows.select_related(
            "participant__school__organisation",
            "school_class__school__organisation",
            "session__event",
        )
        coded: QuerySet[Any] = told.annotate(
            person_code=Subquery(codes.values("code")[:1]),
            photos_allowed=photos_allowed("participant"),
        )
        return coded

    def preamble(self, rows: QuerySet[Any]) -> Preamble:
        programmes = rows.order_by().values("session__event__programme")
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
            claim = self._understood(row, number=kwargs["row_number"])
        except ValidationError as error:
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = error
            return result
        if claim is None:
            result.import_type = RowResult.IMPORT_TYPE_SKIP
            return result
        self.claims.append(claim)
        result.import_type = RowResult.IMPORT_TYPE_NEW
        result.object_repr = f"{row.get('person', '')} · {self.sessions.label(claim.session)}"
        status = str(RegistrationStatus(claim.status).label)
        result.diff = [[self.fields["status"].title, "", status]]
        return result

    def finish(self) -> Mapping[int, str]:
        return register_listed(self.claims)

    @cached_property
    def sessions(self) -> SessionFinder:
        return SessionFinder(self.programme)

    @cached_property
    def people(self) -> dict[str, int]:
        """Who has which code in this programme; another programme's codes do not exist here."""
        codes = SourceCode.objects.filter(programme=self.programme)
        return dict(codes.values_list("code", "participant"))

    @cached_property
    def known(self) -> dict[tuple[int, Any], Known]:
        """What is there, by session and ticket, and by session and person (the active one)."""
        columns = ["code", "session", "participant", "status", "seats"]
        rows = Registration.objects.filter(session__event__programme=self.programme)
        found: dict[tuple[int, Any], Known] = {}
        for cells in rows.order_by("pk").values_list(*columns):
            one = Known(*cells)
            found[one.session, one.code] = one
            if one.is_active or not self._is_active(found.get((one.session, one.participant))):
                found[one.session, one.participant] = one
        return found

    @staticmethod
    def _is_active(one: Known | None) -> bool:
        return one is not None and one.is_active

    def _understood(self, row: Row, *, number: int) -> Claim | None:
        """The claim of a row; None when it is there already.

        Raises:
            ValidationError: all that is wrong with it, by column.
        """
        faults = Faults()
        cells = self._cells(row, faults)
        session = self._session(cells, faults)
        known, participant = self._person(session, cells, faults)
        faults.refuse()
        seats, status = cells["seats"], cells["status"]
        if known is not None and self._says_the_same(known, seats, status):
            return None
        if known is not None:  # who cancelled meanwhile is not put in again by an old list
            words = _(
                "This person is there already, as “%(status)s” with %(seats)d seats: "
                "change it from the desk."
            )
            label = RegistrationStatus(known.status).label
            raise _refusal(words % {"status": label, "seats": known.seats})
        assert session is not None  # noqa: S101 # else there is a fault
        assert participant is not None  # noqa: S101
        status = status or RegistrationStatus.CONFIRMED
        if status not in BROUGHT_IN:
            raise ValidationError(
                {"status": _("Only confirmed people and people who wait can be brought in.")}
            )
        return Claim(number, session, participant, seats or 1, status)

    def _cells(self, row: Row, faults: Faults) -> dict[str, Any]:
        """The cells in the words of the portal; those that cannot be read are not there."""
        cells: dict[str, Any] = {}
        for column in self.import_columns:
            name = str(column.column_name)
            try:
                cells[name] = column.clean(row) if name in row else None
            except ValueError as error:
                faults.add(str(column.attribute), str(error))
        seats = cells.get("seats")
        if seats is not None and not 1 <= seats <= MAX_SEATS:
            faults.add("seats", _("Seats go from 1 to %(most)d.") % {"most": MAX_SEATS})
        return cells

    def _session(self, cells: dict[str, Any], faults: Faults) -> int | None:
        """The session that a row names; None with a fault where it names none."""
        if "event" not in cells:
            return None
        try:
            if {"day", "starts"} <= cells.keys():
                return self.sessions.find(cells["event"], cells["day"], cells["starts"])
            self.sessions.event(cells["event"])  # which session was said, but cannot be read
        except ValidationError as error:
            faults.take(error)
        return None

    def _person(
        self, session: int | None, cells: dict[str, Any], faults: Faults
    ) -> tuple[Known | None, int | None]:
        """Her registration, if there is one, and who she is; None with a fault for nobody."""
        if ticket := cells.get("ticket"):
            known = self.known.get((session, str(ticket).upper())) if session else None
            if session and known is None:
                words = _("No registration of this session has the ticket “%(value)s”.")
                faults.add("code", words % {"value": ticket})
            return known, known.participant if known else None
        participant = self._coded(cells, faults)
        if session is None or participant is None:
            return None, participant
        return self.known.get((session, participant)), participant

    def _coded(self, cells: dict[str, Any], faults: Faults) -> int | None:
        if "person" not in cells:
            return None
        code = cells["person"]
        if not code:
            faults.add("person_code", _("Write the person's code."))
        elif code not in self.people:
            words = _(
                "Nobody of this programme has the code “%(value)s”: "
                "bring in the participants first."
            )
            faults.add("person_code", words % {"value": code})
        return self.people.get(code)

    @staticmethod
    def _says_the_same(known: Known, seats: int | None, status: str | None) -> bool:
        if status is None:  # an empty cell says nothing; who cancelled is not registered again
            status = known.status
        if status == RegistrationStatus.WAITING and known.status in RegistrationStatus.HOLDING:
            status = known.status  # the line has moved since the list was made
        return (seats or known.seats, status) == (known.seats, known.status)


def _refusal(words: str) -> ValidationError:
    return ValidationError({NON_FIELD_ERRORS: words})
