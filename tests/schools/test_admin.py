from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jobs.models import Job
from jobs.runner import run_here
from schools.models import School
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory
from tests.schools.registry_files import par

pytestmark = pytest.mark.django_db
LIST = "admin:schools_school_changelist"
IMPORT = "admin:schools_school_import"


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(administrator=True))


@pytest.fixture
def coordinator(client, settings):
    return enter_desk(client, settings, coordinator_of(ProgrammeFactory()))


def handed_in(client, *files):
    given = [SimpleUploadedFile(file.name, file.data) for file in files]
    return client.post(reverse(IMPORT), {"given": given})


def listed(client, query):
    page = client.get(reverse(LIST), query)
    return [school.ministerial_code for school in page.context["cl"].result_list]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "factory", "queries"),
    [(LIST, SchoolFactory, 7), ("admin:schools_schoolclass_changelist", SchoolClassFactory, 8)],
)
def test_a_list_asks_as_much_of_many_as_of_one(
    coordinator, django_assert_num_queries, name, factory, queries, count
):
    factory.create_batch(count)
    coordinator.get(reverse(name))

    with django_assert_num_queries(queries):
        coordinator.get(reverse(name))


@pytest.mark.parametrize("words", ["galilei", "MIPS000001", "monza", "MB"])
def test_a_school_is_found_by_name_code_and_place(coordinator, words):
    monza = MunicipalityFactory(name="Monza", province="MB")
    SchoolFactory()
    SchoolFactory(
        ministerial_code="MIPS000001",
        organisation__name="Liceo Galilei",
        organisation__municipality=monza,
    )

    assert listed(coordinator, {"q": words}) == ["MIPS000001"]


@pytest.mark.parametrize(("standing", "code"), [("gone", "MIPS000001"), ("current", "MIPS000002")])
def test_schools_that_are_gone_are_told_apart(coordinator, standing, code):
    SchoolFactory(ministerial_code="MIPS000001", gone_since="202425")
    SchoolFactory(ministerial_code="MIPS000002")

    assert listed(coordinator, {"standing": standing}) == [code]


def test_a_coordinator_reads_the_registry_and_brings_nothing_in(coordinator):
    change = reverse("admin:schools_school_change", args=[SchoolFactory().pk])

    assert coordinator.get(change).context["has_change_permission"] is False
    assert coordinator.get(reverse(LIST)).context["import_url"] == ""
    assert [coordinator.get(reverse(IMPORT)).status_code, handed_in(coordinator).status_code] == [
        403,
        403,
    ]


def test_an_administrator_hands_in_the_registry_and_reads_what_it_changed(administrator):
    assert administrator.get(reverse(LIST)).context["import_url"] == reverse(IMPORT)

    handed_in(administrator, par({}, {"code": "X"}))
    job = Job.objects.get()
    run_here(job)

    assert School.objects.get().ministerial_code == "MIPS000001"
    job.refresh_from_db()
    assert [section["number"] for section in job.result["sections"]] == [1, 1, 1]
    page = administrator.get(reverse("jobs:show", args=[job.key])).content.decode()
    assert page.count("MIPS000001") == 1


def test_the_history_says_who_imported(administrator):
    handed_in(administrator, par({}))
    job = Job.objects.get()
    run_here(job)

    assert School.objects.get().history.get().pgh_context == {"user": job.owner_id}


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Scegli un file."),
        (
            [par({})._replace(data=b"a,b\r\n1,2\r\n")],
            (
                "SCUANAGRAFEPAR20232420230901.csv non è un file dell’anagrafe delle scuole: "
                "manca la colonna CODICESCUOLA."
            ),
        ),
        ([par({}), par({})], "Due file hanno lo stesso nome."),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(administrator, files, sentence):
    page = handed_in(administrator, *files)

    assert page.status_code == 422
    assert page.context["form"].errors == {"given": [sentence]}
    assert not Job.objects.exists()
