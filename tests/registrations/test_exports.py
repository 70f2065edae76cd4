"""What every table of the desk takes out comes back through its sheet without a change."""

from __future__ import annotations

import pytest
from django.urls import reverse

from exchange.kinds import sheet_of
from tests.desk import coordinator_of, enter_desk
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import SourceCodeFactory
from tests.factories.partners import ProfessionalFactory, SiteFactory
from tests.factories.programmes import FundingFactory, PartnershipFactory
from tests.sheets import bring_file_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# Table of the desk -> the sheet through which it comes back, and how many rows of hers there are.
TABLES = {
    "partners_organisation": ("partners", 1),
    "partners_site": ("sites", 1),
    "partners_professional": ("professionals", 1),
    "participants_participant": ("participants", 2),
    "events_event": ("events", 1),
    "events_session": ("events", 1),
    "registrations_registration": ("registrations", 1),
}


@pytest.fixture
def programme(register):
    """A programme with one row of everything, and a registration of another programme."""
    partnership = PartnershipFactory()
    programme, body = partnership.programme, partnership.organisation
    FundingFactory(programme=programme, statement="Finanziato dal Fondo di prova")
    site = SiteFactory(organisation=body)
    ProfessionalFactory(organisation=body, source_code="P1")
    register(SessionFactory(event=EventFactory(programme=programme, site=site)))
    SourceCodeFactory(programme=programme, code="S1")
    register(SessionFactory(event=EventFactory(title="Altrui", site=site)))
    return programme


@pytest.fixture
def export(client, settings, programme):
    """Takes a table out of the desk as CSV, as the programme's coordinator."""
    enter_desk(client, settings, coordinator_of(programme))

    def _export(table, **filters):
        address = reverse(f"admin:{table}_export", query=filters)
        return client.post(address, {"format": "csv"}).content

    return _export


@pytest.mark.parametrize("table", TABLES)
def test_an_export_of_the_desk_comes_back_without_a_change(export, programme, table):
    sheet, rows = TABLES[table]
    kind = sheet_of(sheet)
    user = programme.coordinators.get().user
    resource = kind.resource(user=user, programme=programme)
    filters = {"programme": programme.pk} if table == "partners_organisation" else {}

    counts, faults = bring_file_in(resource, export(table, **filters))

    assert (counts, faults) == ({"unchanged": rows}, {})


@pytest.mark.parametrize("table", [table for table in TABLES if "partners" not in table])
def test_who_pays_stands_above_what_is_taken_out(export, table):
    text = export(table).decode()

    assert "Finanziato dal Fondo di prova" in text.splitlines()[0]
    assert "Altrui" not in text
