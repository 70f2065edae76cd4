"""The sheet of the people of a programme.

A person is found by the code of the source, and by nothing else: who has the same name is only
proposed as the same person, on the page that shows what the sheet would change.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy
from import_export.results import RowResult

from documents.funders import preamble
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.preambles import Preamble
from exchange.resources import Row
from exchange.widgets import Choice, Date, WholeNumber
from participants.asking import ask_birth_dates
from participants.enums import Occupation
from participants.models import Participant, SourceCode
from participants.resources.duplicates import Somebody, name_key, people_by_name, proposal
from participants.resources.faults import faults_of
from participants.resources.writing import Changed, hers_to_correct, write_changes, write_new
from participants.services import Answers, moved_on, said_in
from partners.resources.naming import MunicipalityCell
from programmes.models import Funding, Programme
from schools.resources import SchoolCell
from schools.years import school_year_of

MOST_REMARKS = 200


class ParticipantResource(OwnRule):
    """One row for each person. An empty cell leaves what is there."""

    code = Column(
        "person_code",
        it="Codice",
        en="Code",
        aliases=["codice persona"],
        explanation=gettext_lazy(
            "What your list calls this person. Without one she is brought in only where nobody of "
            "the programme has her name, and gets a code."
        ),
        example="S-0042",
    )
    last_name = Column("last_name", it="Cognome", en="Last name", required=True, example="Verdi")
    first_name = Column("first_name", it="Nome", en="First name", required=True, example="Giulia")
    birth_date = Column(
        "birth_date",
        it="Data di nascita",
        en="Date of birth",
        widget=Date(),
        explanation=gettext_lazy("Only where an event of the programme has an age limit."),
        example="",
    )
    occupation = Column(
        "occupation",
        it="Occupazione",
        en="Occupation",
        widget=Choice(Occupation),
        example="Studio",
    )
    school = Column(
        "school",
        it="Scuola",
        en="School",
        widget=SchoolCell(),
        explanation=gettext_lazy("The ministerial code of the school."),
        example="MIPS12345X",
    )
    school_year = Column(
        "school_year", it="Classe", en="Class year", widget=WholeNumber(), example="4"
    )
    municipality = Column(
        "municipality",
        it="Comune di residenza",
        en="Municipality of residence",
        widget=MunicipalityCell(),
        example="Milano (MI)",
    )

    class Meta:
        model = Participant
        import_id_fields = ["code"]

    programme: Programme
    writes_at_the_end = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.new: list[tuple[Participant, str]] = []
        self.changed: list[Changed] = []

    # --- going out -------------------------------------------------------------------------------
    def get_queryset(self) -> QuerySet[Participant]:
        return self.optimised(Participant.objects.visible_to(self.user))

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """With the code of her programmes; another's would tell where else somebody is."""
        mine = Programme.objects.coordinated_by(self.user).values("pk")
        codes = SourceCode.objects.filter(participant=OuterRef("pk"), programme__in=mine)
        told = rows.select_related("school", "municipality")
        coded: QuerySet[Any] = told.annotate(person_code=Subquery(codes.values("code")[:1]))
        return coded

    @property
    def export_columns(self) -> list[Column]:
        """Nobody needs to know when people were born where no event asks for an age (L7)."""
        hers = Programme.objects.coordinated_by(self.user)
        if ask_birth_dates(hers):
            return super().export_columns
        return [column for column in super().export_columns if column.attribute != "birth_date"]

    def preamble(self, rows: QuerySet[Any]) -> Preamble:
        """Who pays for those of her programmes that some of these people are of."""
        mine = Programme.objects.coordinated_by(self.user)
        funded = mine.filter(pk__in=Funding.objects.values("programme"))
        people = rows.order_by().values("pk")
        of_them = [
            programme.pk
            for programme in funded
            if Participant.objects.of_programmes(Programme.objects.filter(pk=programme.pk))
            .filter(pk__in=people)
            .exists()
        ]
        return preamble(mine.filter(pk__in=of_them))

    # --- coming in -------------------------------------------------------------------------------
    def import_row(self, row: Row, instance_loader: Any, **kwargs: Any) -> RowResult:
        """Understand the row; it is written with all the others in ``finish``."""
        result = RowResult()
        try:
            self._understand(self._cells(row), result, number=kwargs["row_number"])
        except ValidationError as error:
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = error
        return result

    def finish(self) -> Mapping[int, str]:
        write_new(self.programme, self.new)
        return write_changes(self.changed)

    @cached_property
    def known(self) -> dict[str, Participant]:
        """Who has which code in this programme; another programme's codes do not exist here."""
        codes = SourceCode.objects.filter(programme=self.programme)
        told = codes.select_related("participant__school", "participant__municipality")
        return {one.code: one.participant for one in told}

    @cached_property
    def named(self) -> dict[str, list[Somebody]]:
        """The people of this programme, by name."""
        return people_by_name(self.programme)

    @cached_property
    def asks_birth_dates(self) -> bool:
        return ask_birth_dates(Programme.objects.filter(pk=self.programme.pk))

    def _cells(self, row: Row) -> dict[str, Any]:
        """The cells that say something, in the words of the portal.

        Raises:
            ValidationError: all that is wrong with them, by column.
        """
        cells: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for column in self.import_columns:
            name = str(column.column_name)
            try:
                value = column.clean(row) if name in row else None
            except ValueError as error:
                errors[str(column.attribute)] = str(error)
            else:
                if value not in {None, ""}:
                    cells[name] = value
        faults = faults_of(cells, asks_birth_dates=self.asks_birth_dates)
        errors |= {str(self.fields[name].attribute): words for name, words in faults.items()}
        if errors:
            raise ValidationError(errors)
        return cells

    def _understand(self, cells: dict[str, Any], result: RowResult, *, number: int) -> None:
        code = cells.pop("code", "")
        if code and code in self.known:
            self._change(self.known[code], cells, result, number=number)
            return
        school = cells.get("school")
        alike = self._alike(cells, school.pk if school else None)
        if alike:
            self._propose(number, alike, is_left_out=not code)
        if alike and not code:
            result.import_type = RowResult.IMPORT_TYPE_SKIP
            return
        self._make(code or self._free_code(), cells, result)

    def _change(
        self, person: Participant, cells: dict[str, Any], result: RowResult, *, number: int
    ) -> None:
        if person.user_id is None:
            # Of who has an account this alone would be a change, and hers to make.
            cells = dict(moved_on(person, cast("Answers", self._said_now(cells))))
        before = {name: getattr(person, name) for name in cells}
        changes = [name for name, value in cells.items() if before[name] != value]
        result.import_type = RowResult.IMPORT_TYPE_SKIP
        if not changes:
            return
        if person.user_id is not None:
            raise ValidationError({NON_FIELD_ERRORS: hers_to_correct()})
        shown = [name for name in changes if name in self.fields]
        result.diff = [self._difference(name, before[name], cells[name]) for name in shown]
        for name in changes:
            setattr(person, name, cells[name])
        result.import_type, result.object_repr = RowResult.IMPORT_TYPE_UPDATE, str(person)
        self.changed.append(Changed(number, person.pk, {name: cells[name] for name in changes}))

    def _make(self, code: str, cells: dict[str, Any], result: RowResult) -> None:
        person = Participant(**self._said_now(cells))
        self.known[code] = person
        self.new.append((person, code))
        name = name_key(person.first_name, person.last_name)
        somebody = Somebody(str(person), code, person.birth_date, person.school_id)
        self.named[name].append(somebody)
        result.import_type, result.object_repr = RowResult.IMPORT_TYPE_NEW, str(person)
        result.diff = [self._difference(name, None, value) for name, value in cells.items()]

    def _said_now(self, cells: dict[str, Any]) -> dict[str, Any]:
        """A sheet says schools and classes of the school year in which it comes."""
        return dict(said_in(school_year_of(timezone.localdate()), cast("Answers", cells)))

    def _alike(self, cells: dict[str, Any], school: int | None) -> list[Somebody]:
        name = name_key(cells["first_name"], cells["last_name"])
        people = self.named.get(name, ())
        return [one for one in people if one.may_be(cells.get("birth_date"), school)]

    def _propose(self, number: int, alike: list[Somebody], *, is_left_out: bool) -> None:
        if len(self.remarks) >= MOST_REMARKS:
            return
        self.remarks.append(proposal(number, alike, is_left_out=is_left_out))

    def _difference(self, name: str, before: Any, after: Any) -> list[str]:
        column = self.fields[name]
        return [column.title, column.widget.render(before), column.widget.render(after)]

    def _free_code(self) -> str:
        """A code for somebody whose list has none."""
        while (code := f"N-{secrets.randbelow(10**8):08d}") in self.known:
            pass
        return code
