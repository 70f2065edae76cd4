from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jobs.models import Job
from jobs.runner import run_here
from places.models import Municipality
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import ProgrammeFactory
from tests.places.archive_files import archive

pytestmark = pytest.mark.django_db
LIST = "admin:places_municipality_changelist"


def test_a_chooser_names_those_of_today_first_and_marks_the_others(client, settings):
    enter_desk(client, settings, UserFactory(administrator=True))
    MunicipalityFactory(name="Abbadia", ceased_on=date(1928, 12, 5))
    MunicipalityFactory(name="Abbadia Lariana")

    answer = client.get(
        reverse("admin:autocomplete"),
        {
            "term": "abbadia",
            "app_label": "partners",
            "model_name": "organisation",
            "field_name": "municipality",
        },
    )

    assert [row["text"] for row in answer.json()["results"]] == [
        "Abbadia Lariana (MI)",
        "Abbadia (MI, fino al 1928)",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_of_many_as_of_one(
    client, settings, django_assert_num_queries, count
):
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    MunicipalityFactory.create_batch(count)
    client.get(reverse(LIST))

    with django_assert_num_queries(7):
        client.get(reverse(LIST))


@pytest.mark.parametrize(("standing", "names"), [("active", ["Assago"]), ("ceased", ["Baggio"])])
def test_they_are_told_apart_by_their_standing(client, settings, standing, names):
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    MunicipalityFactory(name="Assago")
    MunicipalityFactory(name="Baggio", ceased_on=date(1923, 9, 2))

    page = client.get(reverse(LIST), {"standing": standing})

    assert [row.name for row in page.context["cl"].result_list] == names


def test_a_coordinator_reads_and_changes_nothing(client, settings):
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    place = MunicipalityFactory()

    assert (
        client.get(reverse("admin:places_municipality_change", args=[place.pk])).context[
            "has_change_permission"
        ]
        is False
    )
    assert client.get(reverse("admin:places_municipality_add")).status_code == 403


def test_an_administrator_hands_in_the_archive_and_a_coordinator_does_not(client, settings):
    file = SimpleUploadedFile("comuni.csv", archive({}, {"CODCATASTALE": "ND"}))
    enter_desk(client, settings, UserFactory(administrator=True))

    client.post(reverse("admin:places_municipality_import"), {"given": [file]})
    job = Job.objects.get()
    run_here(job)

    assert Municipality.objects.get().name == "Milano"
    assert client.get(reverse("jobs:show", args=[job.key])).status_code == 200
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    assert client.get(reverse("admin:places_municipality_import")).status_code == 403
