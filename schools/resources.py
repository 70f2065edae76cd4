"""The sheet of school classes, and how a sheet names a school."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.columns import Column
from exchange.resources import SheetResource
from exchange.widgets import CellWidget, Reference, WholeNumber
from exchange.widgets.base import as_text
from schools.models import School, SchoolClass

MINISTERIAL_CODE = re.compile(r"[A-Za-z]{2}[A-Za-z0-9]{8}", re.ASCII)
SCHOOL_YEAR = re.compile(r"(\d{4})\D?(?:\d{2})?(\d{2})", re.ASCII)


class SchoolCell(Reference):
    """A school: its ministerial code, or its name where no other has it."""

    def __init__(self, rows: Any = None, *, by: Any = (), missing: Any = "") -> None:
        super().__init__(
            lambda _sheet: School.objects.select_related("organisation"),
            by="organisation__name",
            missing=gettext_lazy("No school has the code or the name “%(value)s”."),
        )

    def _find(self, texts: set[str]) -> None:
        """Codes by their index: the registry is large, and lists name schools by code."""
        left = texts - self.found.keys()
        codes = {text.upper(): text for text in left if MINISTERIAL_CODE.fullmatch(text)}
        schools = self.rows(self.resource).filter(ministerial_code__in=codes)
        self.found |= {codes[school.ministerial_code]: [school] for school in schools}
        super()._find(left)

    def cell(self, value: Any) -> str | None:
        return None if value is None else value.ministerial_code


class SchoolYear(CellWidget):
    """A school year: "2026/27", "2026-2027" or "202627"."""

    def parse(self, text: str) -> str:
        found = SCHOOL_YEAR.fullmatch(as_text(text))
        if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
            words = _("“%(value)s” is not a school year: write it like 2026/27.")
            raise ValueError(words % {"value": text})
        return f"{found[1]}{found[2]}"

    def cell(self, value: Any) -> str | None:
        return f"{value[:4]}/{value[4:]}" if value else None


class Section(CellWidget):
    """A section as registers write it: "B"."""

    def parse(self, text: str) -> str:
        return text.upper()


class SchoolClassResource(SheetResource):
    """Classes of schools."""

    school = Column(
        "school",
        it="Scuola",
        en="School",
        aliases=["codice meccanografico", "codice scuola", "school code"],
        widget=SchoolCell(),
        required=True,
        explanation=gettext_lazy("The ministerial code of the school."),
        example="MIPS12345X",
    )
    school_name = Column(
        "school__organisation__name", it="Nome della scuola", en="School's name", readonly=True
    )
    school_year = Column(
        "school_year",
        it="Anno scolastico",
        en="School year",
        widget=SchoolYear(),
        required=True,
        example="2026/27",
    )
    year = Column("year", it="Classe", en="Year", widget=WholeNumber(), required=True, example="3")
    section = Column(
        "section", it="Sezione", en="Section", widget=Section(), required=True, example="B"
    )
    pupils = Column(
        "pupils",
        it="Alunni",
        en="Pupils",
        widget=WholeNumber(),
        empty_keeps=True,
        explanation=gettext_lazy("How many; their names are not needed."),
        example="24",
    )

    class Meta:
        model = SchoolClass
        import_id_fields = ["school", "school_year", "year", "section"]

    def get_queryset(self) -> QuerySet[SchoolClass]:
        return self.optimised(SchoolClass.objects.all())

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("school__organisation")

    def validate_instance(
        self,
        instance: SchoolClass,
        import_validation_errors: Any = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """A programme writes the classes of the schools of its network, and of no other."""
        super().validate_instance(instance, import_validation_errors, *args, **kwargs)
        if not self.programme.schools.filter(pk=instance.school_id).exists():
            words = _("“%(name)s” is not among the schools of the programme's network.")
            raise ValidationError({"school": words % {"name": instance.school}})
