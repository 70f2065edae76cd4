"""Every table of the desk that may be taken out: in both formats, at one cost, in scope."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exchange.export_admin import ExportMixin
from jobs.models import ExportLog
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ProgrammeFactory
from tests.portal.rows import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TABLES = {
    model._meta.label_lower: model
    for model, table in admin.site._registry.items()
    if isinstance(table, ExportMixin)
}
# Their rows are shared, or say so by themselves: who sees the table takes all of it out.
SHARED = {
    "partners.organisation",
    "partners.professional",
    "partners.site",
    "schools.schoolclass",
}
every_table = pytest.mark.parametrize("label", sorted(TABLES))


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(is_staff=True, is_superuser=True))


def export(client, label, format_="csv"):
    url = reverse(f"admin:{label.replace('.', '_')}_export")
    return client.post(url, {"format": format_})


def test_the_tables_with_people_and_events_can_be_taken_out():
    assert sorted(TABLES) == [
        "attendance.attendance",
        "events.event",
        "events.session",
        "participants.participant",
        "partners.organisation",
        "partners.professional",
        "partners.site",
        "registrations.registration",
        "schools.schoolclass",
    ]


@every_table
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_table_goes_out_and_the_log_says_so(administrator, label, format_):
    make(TABLES[label], 2)

    response = export(administrator, label, format_)

    assert response["Content-Disposition"].startswith("attachment")
    rows = TABLES[label].objects.count()
    assert ExportLog.objects.values_list("table", "rows", "format").get() == (label, rows, format_)


@every_table
def test_it_costs_the_same_however_many(administrator, label):
    make(TABLES[label])
    export(administrator, label)  # what a process reads once and keeps
    with CaptureQueriesContext(connection) as one:
        export(administrator, label)
    make(TABLES[label], 2)

    with CaptureQueriesContext(connection) as three:
        export(administrator, label)

    assert len(three) == len(one)


@pytest.mark.parametrize("label", sorted(TABLES.keys() - SHARED))
def test_a_coordinator_of_another_programme_takes_nothing_out(client, settings, label):
    make(TABLES[label], 2)
    other = enter_desk(client, settings, coordinator_of(ProgrammeFactory()))

    export(other, label)

    assert ExportLog.objects.get().rows == 0
