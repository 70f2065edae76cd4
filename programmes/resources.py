"""The sheet of the partners of a programme: bodies, and what each is in it."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, count
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.db import Plain
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.names import folded
from exchange.resources import Row
from exchange.widgets import Choice, Text
from partners.enums import OrganisationKind
from partners.models import Organisation
from partners.resources.naming import MunicipalityCell, refuse_unless_hers
from programmes.enums import PartnershipRole
from programmes.models import Partnership, Programme

# The columns of the body itself.
OF_THE_BODY = ["name", "kind", "short_name", "municipality_id", "website", "email"]


class WebAddress(Text):
    """An address as people type it: without its scheme it means a safe one."""

    def clean(self, value: Any, row: Row | None = None, **kwargs: Any) -> str:
        text = super().clean(value, row, **kwargs)
        return f"https://{text}" if text and "://" not in text else text


class PartnerResource(OwnRule):
    """One row for each role of a body in the programme; the body is made when nobody has it."""

    code = Column(
        "organisation__slug",
        it="Codice",
        en="Code",
        aliases=["codice meccanografico", "ministerial code", "ente"],
        aside=True,
        explanation=gettext_lazy(
            "The organisation's address name, or a school's ministerial code. Without it the name "
            "finds the organisation."
        ),
        example="museo-della-scienza",
    )
    name = Column(
        "organisation__name", it="Nome", en="Name", required=True, example="Museo della Scienza"
    )
    role = Column(
        "role",
        it="Ruolo",
        en="Role",
        widget=Choice(PartnershipRole),
        default=PartnershipRole.PARTNER,
        explanation=gettext_lazy("What it is in the programme. Empty: a partner."),
        example="Partner",
    )
    kind = Column(
        "organisation__kind",
        it="Tipo",
        en="Kind",
        widget=Choice(OrganisationKind),
        empty_keeps=True,
        explanation=gettext_lazy("It is needed for an organisation that nobody has written yet."),
        example="Museo o biblioteca",
    )
    short_name = Column(
        "organisation__short_name",
        it="Nome breve",
        en="Short name",
        empty_keeps=True,
        example="MUST",
    )
    municipality = Column(
        "organisation__municipality",
        it="Comune",
        en="Municipality",
        widget=MunicipalityCell(),
        empty_keeps=True,
        example="Milano (MI)",
    )
    website = Column(
        "organisation__website",
        it="Sito",
        en="Website",
        widget=WebAddress(),
        empty_keeps=True,
        example="https://museo.example",
    )
    email = Column(
        "organisation__email",
        it="Email pubblica",
        en="Public email",
        empty_keeps=True,
        example="scuole@museo.example",
    )

    class Meta:
        model = Partnership
        import_id_fields = ["code", "name", "role"]

    programme: Programme | None

    def get_queryset(self) -> QuerySet[Partnership]:
        mine = Programme.objects.coordinated_by(self.user)
        return self.optimised(Partnership.objects.filter(programme__in=mine))

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("organisation__municipality", "programme")

    def find(self, row: Row) -> Partnership | None:
        organisation = self._organisation(row)
        role = self.fields["role"].clean(row) if "role" in row else PartnershipRole.PARTNER
        here = self.get_queryset().filter(programme=self.programme, department=None)
        return here.filter(organisation=organisation, role=role).first()

    def init_instance(self, row: Row | None = None) -> Partnership:
        """A body that is there already, in a new role; or a new body."""
        partnership = Partnership(programme=self.programme, role=PartnershipRole.PARTNER)
        known = None
        with suppress(ValueError):  # a name that cannot be read: its column says why
            known = self._organisation(row or {})
        partnership.organisation = known or Organisation(slug=self._code(row or {}))
        return partnership

    def import_instance(self, instance: Partnership, row: Row, **kwargs: Any) -> None:
        """A name in other capitals or accents is the same name, and no change."""
        name = instance.organisation.name
        super().import_instance(instance, row, **kwargs)
        if folded(instance.organisation.name) == folded(name):
            instance.organisation.name = name

    def validate_instance(
        self,
        instance: Partnership,
        import_validation_errors: Any = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        errors = dict(import_validation_errors or {})
        body = instance.organisation
        if body._state.adding:
            body.slug = _free_slug(body)
        faulty = [str(name).removeprefix("organisation__") for name in errors]
        try:
            body.full_clean(exclude=faulty)
        except ValidationError as error:
            for name, faults in error.update_error_dict({}).items():
                errors["organisation__name" if name == "slug" else _of_body(name)] = faults
        if errors:
            raise ValidationError(errors)
        if not body._state.adding and self._is_changed(body):
            refuse_unless_hers(self, body)
        instance.full_clean(exclude=["organisation"])

    def do_instance_save(self, instance: Partnership, is_create: bool) -> None:  # noqa: FBT001 # the library's
        body = instance.organisation
        if body._state.adding or self._is_changed(body):
            body.save()
        instance.organisation = body
        instance.save()

    def _organisation(self, row: Row) -> Organisation | None:
        """The body that a row names, as it is now.

        Raises:
            ValidationError: its code is nobody's, or its name more than one's.
        """
        bodies = Organisation.objects.select_related("municipality")
        code = self._code(row)
        if code and (found := bodies.filter(_named(code)).first()):
            return found
        name = Plain(Value(self.fields["name"].clean(row)))
        alike = list(bodies.annotate(plain=Plain("name")).filter(plain=name)[:2])
        if len(alike) > 1:
            words = _("More than one organisation is called “%(name)s”: write its code.")
            raise ValidationError({"organisation__slug": words % {"name": alike[0].name}})
        return alike[0] if alike else None

    def _code(self, row: Row) -> str:
        return self.fields["code"].clean(row) if "code" in row else ""

    def _is_changed(self, body: Organisation) -> bool:
        now = Organisation.objects.get(pk=body.pk)
        return any(getattr(body, name) != getattr(now, name) for name in OF_THE_BODY)

    def skip_row(
        self, instance: Partnership, original: Any, row: Row, import_validation_errors: Any = None
    ) -> bool:
        """A body as it is in a new role is something new."""
        unchanged: bool = super().skip_row(instance, original, row, import_validation_errors)
        return unchanged and not instance._state.adding


class OrganisationTableResource(PartnerResource):
    """The table of organisations as it goes out, each with its first role in her programmes."""

    class Meta:
        model = Organisation
        import_id_fields = ["code"]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for column in self.fields.values():
            column.attribute = str(column.attribute).removeprefix("organisation__")

    def get_queryset(self) -> QuerySet[Any]:
        """Organisations are read by all."""
        return self.optimised(Organisation.objects.all())

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        mine = Programme.objects.coordinated_by(self.user).values("pk")
        hers = Partnership.objects.filter(organisation=OuterRef("pk"), programme__in=mine)
        told = rows.select_related("municipality")
        with_role: QuerySet[Any] = told.annotate(role=Subquery(hers.values("role")[:1]))
        return with_role


def _named(code: str) -> Q:
    return Q(slug__iexact=code) | Q(school__ministerial_code__iexact=code)


def _of_body(name: str) -> str:
    """The attribute of the sheet's column for a field of the body."""
    return name if name == NON_FIELD_ERRORS else f"organisation__{name}"


def _free_slug(body: Organisation) -> str:
    """An address name that nobody has, made from the body's code or name."""
    wanted = slugify(body.slug or body.name)[:70] or "ente"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
