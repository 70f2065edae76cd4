"""Who changed what and when: kept by the database, read in words."""

from __future__ import annotations

from datetime import date

import pghistory
import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse
from django.utils import translation
from pghistory.core import event_models

from core.history.entries import Change, entries, history_of
from programmes.enums import PartnershipRole
from programmes.models import Partnership, Programme
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def read(obj, *parts):
    return entries(list(history_of(obj, parts)), of=obj)


def test_history_says_who_changed_what_and_what_stood_there_before():
    programme = ProgrammeFactory(title="Prima")
    user = UserFactory(first_name="Anna", last_name="Neri")
    with pghistory.context(user=user.pk):
        Programme.objects.filter(pk=programme.pk).update(title="Dopo", ends_on=date(2027, 7, 1))

    change, made = read(programme)

    assert (change.who, change.verb, change.thing) == ("Anna Neri", "Changed", "")
    assert sorted(change.changes, key=lambda c: c.before) == [
        Change("ends on", "06/30/2027", "07/01/2027"),
        Change("title", "Prima", "Dopo"),
    ]
    assert (made.who, made.verb, made.changes) == ("", "Made", [])


def test_history_catches_raw_statements():
    programme = ProgrammeFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE programmes_programme SET title = 'X' WHERE id = %s", [programme.pk])

    assert [entry.verb for entry in read(programme)] == ["Changed", "Made"]


def test_history_passes_over_a_save_that_changes_nothing():
    programme = ProgrammeFactory()
    programme.save()

    assert [entry.verb for entry in read(programme)] == ["Made"]


def test_history_names_parts_and_what_they_point_at():
    row = PartnershipFactory(organisation__name="Politecnico")
    row.role = PartnershipRole.LEAD
    row.save()
    row.delete()

    verbs = [(e.verb, e.thing) for e in read(row.programme, Partnership) if e.thing]

    thing = "partnership: Politecnico"
    assert verbs == [("Deleted", thing), ("Changed", thing), ("Made", thing)]


def test_history_keeps_the_links_of_many_to_many_fields():
    programme, school = ProgrammeFactory(), SchoolFactory(organisation__name="Liceo Volta")
    programme.schools.add(school)
    programme.schools.remove(school)

    links = [(e.verb, e.thing) for e in read(programme) if e.thing]

    thing = "school of a programme: Liceo Volta"
    assert links == [("Removed", thing), ("Added", thing)]


def test_history_of_a_row_is_not_that_of_rows_that_point_at_it():
    institute = SchoolFactory()
    SchoolFactory(institute=institute)

    assert len(read(institute)) == 1


def test_history_reads_with_the_same_queries_however_long(django_assert_num_queries):
    programme = ProgrammeFactory()
    for number in range(6):
        PartnershipFactory(programme=programme, organisation__name=f"Ente {number}")
    rows = list(history_of(programme, [Partnership]))

    with django_assert_num_queries(2):
        entries(rows, of=programme)


def test_every_table_of_the_desk_is_tracked():
    kept = {m.pgh_tracked_model._meta.concrete_model for m in event_models()}
    open_tables = {
        model for model, its in admin.site._registry.items() if "DeskAdmin" in _names(type(its))
    }
    read_only = {"communications.Email", "jobs.ExportLog", "jobs.Job", "portal.PageRating"}

    assert {m._meta.label for m in open_tables - kept} <= read_only


def _names(admin_class):
    return {base.__name__ for base in admin_class.__mro__}


def test_history_page_shows_the_person_who_saved(client, settings):
    programme = ProgrammeFactory(title="Vecchio titolo")
    user = coordinator_of(programme)
    enter_desk(client, settings, user)
    with pghistory.context(user=user.pk):
        Programme.objects.filter(pk=programme.pk).update(title="Nuovo titolo")

    page = client.get(reverse("admin:programmes_programme_history", args=[programme.pk]))

    assert page.status_code == 200
    text = page.content.decode()
    assert all(words in text for words in (str(user), "Vecchio titolo", "Nuovo titolo"))


def test_a_request_leaves_the_name_of_whoever_sent_it(client, settings):
    programme = ProgrammeFactory(status="draft")
    PartnershipFactory(programme=programme, role=PartnershipRole.LEAD)
    user = coordinator_of(programme)
    enter_desk(client, settings, user)

    client.post(
        reverse("admin:programmes_programme_changelist"),
        {"action": "publish", "_selected_action": [programme.pk], "confirmed": "yes"},
    )

    # Of one moment, what happened to programmes and to partnerships may stand in any order.
    translation.activate("en")
    assert [entry.who for entry in read(programme) if entry.verb == "Changed"] == [str(user)]


def test_history_page_is_not_for_a_coordinator_of_another_programme(client, settings):
    foreign = ProgrammeFactory(title="Segreto")
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))

    page = client.get(reverse("admin:programmes_programme_history", args=[foreign.pk]))

    assert page.status_code == 404


def test_organisations_history_is_kept_by_statement():
    organisation = OrganisationFactory(name="Uno")
    organisation.name = "Due"
    organisation.save()

    assert read(organisation)[0].changes == [Change("name", "Uno", "Due")]
