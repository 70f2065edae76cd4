"""A sheet for tests: the phases of a programme, and a reference to one of its actions."""

from __future__ import annotations

from core.admin import DeskAdmin
from core.errors import DomainError
from exchange import kinds
from exchange.columns import Column
from exchange.export_admin import ExportMixin
from exchange.kinds import SheetKind
from exchange.resources import SheetResource
from exchange.widgets import Date, Text
from programmes.models import Phase, Programme


class PhaseResource(SheetResource):
    name = Column("name", it="Fase", en="Phase", required=True, match="iexact", example="Mese")
    starts_on = Column("starts_on", it="Dal", en="From", widget=Date(), required=True)
    ends_on = Column("ends_on", it="Al", en="To", widget=Date(), required=True)
    description = Column("description", it="Descrizione", en="Description", widget=Text(lines=True))

    class Meta:
        model = Phase
        import_id_fields = ["name"]

    def get_queryset(self):
        mine = Programme.objects.coordinated_by(self.user)
        rows = Phase.objects.filter(programme__in=mine)
        return rows.filter(programme=self.programme) if self.programme else rows

    def before_save_instance(self, instance, row, **kwargs):
        if instance.name == "Vietata":
            raise DomainError("This phase is forbidden.")
        if instance.name == "Rotta":
            raise RuntimeError("Giulia Segreta")


def register():
    kinds.register(
        SheetKind(
            name="phases",
            title="Fasi",
            resource=PhaseResource,
            permissions=["programmes.add_phase", "programmes.change_phase"],
            per_programme=True,
        )
    )
    kinds.register_programmes(Programme.objects.all().coordinated_by)


HEADER = "Fase;Dal;Al;Descrizione"
GOOD = f"{HEADER}\nPrima;01/03/2027;15/03/2027;a\nSeconda;16/03/2027;31/03/2027;"


def many(number):
    rows = (f"Fase {n};01/03/2027;15/03/2027;riga {n}" for n in range(number))
    return "\n".join([HEADER, *rows])


class PhaseExportAdmin(ExportMixin, DeskAdmin):
    export_resource = PhaseResource
    list_display = ["name", "programme"]
    list_filter = ["programme"]
    search_fields = ["name"]
    date_hierarchy = "starts_on"

    def get_queryset(self, request):
        return PhaseResource(user=request.user).get_queryset()

    def _export_url(self):
        return "/export/"  # the portal's own table of phases has none
