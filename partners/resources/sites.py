from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import Column
from exchange.resources import SheetResource
from exchange.widgets import Choice, Text
from partners.enums import Provided
from partners.models import Site
from partners.resources.naming import MunicipalityCell, organisation_cell, refuse_unless_hers

KNOWN = _("Yes, no or not known. An empty cell leaves what is there.")


def _question(attribute: str, *, it: str, en: str, example: str = "") -> Column:
    return Column(
        attribute,
        it=it,
        en=en,
        widget=Choice(Provided),
        empty_keeps=True,
        explanation=KNOWN,
        example=example,
    )


class SiteResource(SheetResource):
    """Places of organisations, with their accessibility sheet."""

    organisation = Column(
        "organisation",
        it="Ente",
        en="Organisation",
        widget=organisation_cell(),
        required=True,
        explanation=_("The organisation's address name, or its name."),
        example="museo-della-scienza",
    )
    organisation_name = Column(
        "organisation__name", it="Nome dell’ente", en="Organisation's name", readonly=True
    )
    name = Column(
        "name",
        it="Sede",
        en="Site",
        required=True,
        match="iexact",
        explanation=_("One name for each site of an organisation."),
        example="Laboratori di via Olona",
    )
    address = Column(
        "address", it="Indirizzo", en="Address", required=True, example="via Olona 6 bis"
    )
    postal_code = Column(
        "postal_code", it="CAP", en="Postal code", empty_keeps=True, example="20123"
    )
    municipality = Column(
        "municipality",
        it="Comune",
        en="Municipality",
        widget=MunicipalityCell(),
        required=True,
        explanation=_("Its name, its name with the province, or its ISTAT or cadastral code."),
        example="Milano (MI)",
    )
    directions = Column(
        "directions",
        it="Come arrivare",
        en="How to get there",
        widget=Text(lines=True),
        empty_keeps=True,
        example="Metropolitana 2, Sant’Ambrogio",
    )
    step_free = _question(
        "step_free", it="Accesso senza gradini", en="Step-free access", example="sì"
    )
    accessible_toilet = _question(
        "accessible_toilet", it="Servizi accessibili", en="Accessible toilet", example="sì"
    )
    lift = _question("lift", it="Ascensore", en="Lift", example="no")
    hearing_loop = _question("hearing_loop", it="Anello magnetico", en="Hearing loop")
    quiet_space = _question("quiet_space", it="Spazio tranquillo", en="Quiet space")
    accessibility_notes = Column(
        "accessibility_notes",
        it="Note sull’accessibilità",
        en="Accessibility notes",
        widget=Text(lines=True),
        empty_keeps=True,
    )

    class Meta:
        model = Site
        import_id_fields = ["organisation", "name"]

    def get_queryset(self) -> QuerySet[Site]:
        """Sites are read by all; what a row would change is asked in ``validate_instance``."""
        return self.optimised(Site.objects.all())

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("organisation", "municipality")

    def validate_instance(
        self, instance: Site, import_validation_errors: Any = None, *args: Any, **kwargs: Any
    ) -> None:
        super().validate_instance(instance, import_validation_errors, *args, **kwargs)
        refuse_unless_hers(self, instance.organisation)
