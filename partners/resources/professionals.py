from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.db import Plain
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.resources import Row
from exchange.widgets import Choice, Text, YesNo
from partners.enums import Gender
from partners.models import Department, Organisation, Professional
from partners.resources.naming import organisation_cell, refuse_unless_hers


class ProfessionalResource(OwnRule):
    """People of organisations whom students meet."""

    organisation = Column(
        "organisation",
        it="Ente",
        en="Organisation",
        widget=organisation_cell(),
        required=True,
        explanation=gettext_lazy("The organisation's address name, or its name."),
        example="politecnico",
    )
    organisation_name = Column(
        "organisation__name", it="Nome dell’ente", en="Organisation's name", readonly=True
    )
    source_code = Column(
        "source_code",
        it="Codice",
        en="Code",
        aliases=["codice professionista"],
        empty_keeps=True,
        explanation=gettext_lazy(
            "What your list calls this person. Without one her name finds her, among the people "
            "of the organisation."
        ),
        example="P-017",
    )
    first_name = Column("first_name", it="Nome", en="First name", required=True, example="Grazia")
    last_name = Column("last_name", it="Cognome", en="Last name", required=True, example="Bianchi")
    job_title = Column(
        "job_title", it="Ruolo", en="Job title", required=True, example="Ingegnera dei materiali"
    )
    department = Column(
        "department__name",
        it="Dipartimento",
        en="Department",
        aside=True,
        explanation=gettext_lazy("One that the organisation does not have yet is made."),
        example="Chimica",
    )
    biography = Column(
        "biography", it="Biografia", en="Biography", widget=Text(lines=True), empty_keeps=True
    )
    is_role_model = Column(
        "is_role_model",
        it="Modello di ruolo",
        en="Role model",
        widget=YesNo(),
        empty_keeps=True,
        example="sì",
    )
    gender = Column(
        "gender",
        it="Genere",
        en="Gender",
        widget=Choice(Gender),
        empty_keeps=True,
        explanation=gettext_lazy(
            "Only for the count of women and men among speakers: never shown."
        ),
        example="Donna",
    )

    class Meta:
        model = Professional
        import_id_fields = ["organisation", "source_code", "first_name", "last_name"]

    @property
    def export_columns(self) -> list[Column]:
        """Without the gender: it is brought in to be counted, and leaves in no list."""
        return [column for column in super().export_columns if column.attribute != "gender"]

    def get_queryset(self) -> QuerySet[Professional]:
        return self.optimised(Professional.objects.all())

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("organisation", "department")

    def find(self, row: Row) -> Professional | None:
        """By her code; else by her name, among those who have none.

        Raises:
            ValidationError: the sheet says no code and two people have that name.
        """
        organisation = self.fields["organisation"].clean(row)
        people = self.get_queryset().filter(organisation=organisation)
        code = self.fields["source_code"].clean(row) if "source_code" in row else ""
        if code and (found := people.filter(source_code=code).first()):
            return found
        named = people.annotate(first=Plain("first_name"), last=Plain("last_name")).filter(
            first=Plain(Value(self.fields["first_name"].clean(row))),
            last=Plain(Value(self.fields["last_name"].clean(row))),
        )
        alike = list(named.filter(source_code="") if code else named)
        if len(alike) > 1:
            words = _("This organisation has more than one person of this name: write her code.")
            raise ValidationError({NON_FIELD_ERRORS: words})
        return alike[0] if alike else None

    def import_instance(self, instance: Professional, row: Row, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        name = self.fields["department"].clean(row) if "department" in row else ""
        if name and instance.organisation_id:
            instance.department = self._department(instance.organisation, name)

    def _department(self, organisation: Organisation, name: str) -> Department:
        """One that is there, or one to be made when the row is saved."""
        found = organisation.departments.filter(name__iexact=name).first()
        return found or Department(organisation=organisation, name=name)

    def validate_instance(
        self,
        instance: Professional,
        import_validation_errors: Any = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().validate_instance(instance, import_validation_errors, *args, **kwargs)
        refuse_unless_hers(self, instance.organisation)

    def before_save_instance(self, instance: Professional, row: Row, **kwargs: Any) -> None:
        """A department that was only named is there from now on."""
        department = instance.department
        if department is not None and department._state.adding:
            department.full_clean()
            department.save()
            instance.department = department
