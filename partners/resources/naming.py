"""How a sheet names a body and a municipality, and what it may not change of a body."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.resources import SheetResource
from exchange.widgets import Reference
from partners.models import Organisation
from places.models import Municipality


def organisation_cell() -> Reference:
    """A body, by its address name or its name."""
    return Reference(
        lambda _sheet: Organisation.objects.all(),
        by=["slug", "name"],
        missing=gettext_lazy("No organisation is called “%(value)s”: bring in the partners first."),
    )


class MunicipalityCell(Reference):
    """A municipality: "Milano", "Milano (MI)", or its ISTAT or cadastral code."""

    def __init__(self, rows: Any = None, *, by: Any = (), missing: Any = "") -> None:
        super().__init__(
            _municipalities,
            by=["in_words", "name", "istat_code", "cadastral_code"],
            missing=gettext_lazy("No municipality is called “%(value)s”."),
        )

    def cell(self, value: Any) -> str | None:
        return None if value is None else str(value)


def refuse_unless_hers(sheet: SheetResource, organisation: Organisation) -> None:
    """Let nobody change through a sheet what the desk would not let her change.

    Raises:
        ValidationError: she may not change the organisation.
    """
    if not Organisation.objects.changeable_by(sheet.user).filter(pk=organisation.pk).exists():
        words = _(
            "You may not change what belongs to “%(name)s”: it takes part in others' "
            "programmes too, or in none of yours."
        )
        raise ValidationError({NON_FIELD_ERRORS: words % {"name": organisation.name}})


def _municipalities(_sheet: SheetResource) -> QuerySet[Any]:
    words = Concat("name", Value(" ("), "province", Value(")"))
    return Municipality.objects.annotate(in_words=words)
