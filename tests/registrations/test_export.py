"""Taking registrations out from the desk."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs.models import ExportLog
from tests.desk import coordinator_of, enter_desk, look_for
from tests.factories.events import SessionFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
EXPORT = "admin:registrations_registration_export"


@pytest.fixture
def session():
    return SessionFactory(event__title="Robot di casa", capacity=9)


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def export(desk, **query):
    return desk.post(reverse(EXPORT, query=query), {"format": "csv"})


def tickets(response):
    lines = response.content.decode("utf-8-sig").splitlines()
    table = lines[next(n for n, line in enumerate(lines) if line.startswith("Biglietto;")) :]
    return {line.split(";")[0] for line in table[1:]}


def test_the_table_offers_it_with_what_is_searched(desk, session):
    page = look_for(desk, reverse("admin:registrations_registration_changelist"), "Rossi")

    query = page.redirect_chain[-1][0].partition("?")[2]
    assert f'href="{reverse(EXPORT)}?{query}"' in page.content.decode()
    assert "Rossi" in desk.get(f"{reverse(EXPORT)}?{query}").content.decode()


def test_a_coordinator_takes_out_her_own(desk, session, register):
    mine = register(session)
    register(SessionFactory())

    assert tickets(export(desk)) == {mine.code}
    assert ExportLog.objects.values_list("table", "rows").get() == ("registrations.registration", 1)


def test_a_coordinator_of_another_programme_takes_out_none(client, settings, session, register):
    register(session)
    other = enter_desk(client, settings, coordinator_of(ProgrammeFactory()))

    assert tickets(export(other)) == set()


def test_who_may_not_take_data_out_has_no_button_and_no_page(desk, session, register):
    register(session)
    group = session.event.programme.coordinators.get().user.groups.get()
    group.permissions.remove(group.permissions.get(codename="export_exportlog"))

    page = desk.get(reverse("admin:registrations_registration_changelist"))

    assert "/export/" not in page.content.decode()
    assert export(desk).status_code == 403


def test_it_costs_the_same_however_many(desk, session, register):
    register(session)
    export(desk)  # what a process reads once and keeps
    with CaptureQueriesContext(connection) as one:
        export(desk)
    for _person in range(2):
        register(session)

    with CaptureQueriesContext(connection) as three:
        export(desk)

    assert len(three) == len(one)
