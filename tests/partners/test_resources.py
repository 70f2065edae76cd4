"""The sheets of sites and of professionals."""

from __future__ import annotations

import pytest

from partners.models import Department, Professional, Site
from partners.resources import ProfessionalResource, SiteResource
from tests.desk import coordinator_of
from tests.factories.partners import ProfessionalFactory, SiteFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory
from tests.sheets import bring_file_in, bring_in, exported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

NOT_HERS = (
    "You may not change what belongs to “Museo”: it takes part in others' programmes too, or in "
    "none of yours."
)
LAB = {"Ente": "museo", "Sede": "Laboratori", "Indirizzo": "via Olona 6", "Comune": "Milano (MI)"}
GRACE = {"Ente": "Museo", "Nome": "Grazia", "Cognome": "Bianchi", "Ruolo": "Ingegnera"}


@pytest.fixture
def partnership():
    MunicipalityFactory(name="Milano")
    return PartnershipFactory(organisation__name="Museo", organisation__slug="museo")


@pytest.fixture
def sites(partnership):
    user = coordinator_of(partnership.programme)
    return lambda: SiteResource(user=user)


@pytest.fixture
def people(partnership):
    user = coordinator_of(partnership.programme)
    return lambda: ProfessionalResource(user=user)


def test_a_site_comes_with_its_accessibility_sheet(sites):
    counts, faults = bring_in(sites(), LAB | {"Ascensore": "no", "Anello magnetico": "Sì"})

    site = Site.objects.get()
    assert (counts, faults) == ({"new": 1}, {})
    assert (site.lift, site.hearing_loop, site.quiet_space) == ("no", "yes", "unknown")


def test_the_same_sites_twice_change_nothing(sites):
    rows = [LAB, LAB | {"Sede": "Sala", "Ascensore": "no"}]

    first, _faults = bring_in(sites(), *rows)
    second, faults = bring_in(sites(), *[row | {"Ascensore": ""} for row in rows])

    assert (first, second, faults) == ({"new": 2}, {"unchanged": 2}, {})


def test_exported_sites_come_back_without_a_change(sites):
    bring_in(sites(), LAB | {"Ascensore": "no", "Come arrivare": "M2\\nSant’Ambrogio"})
    SiteFactory()  # of a body that is not hers: read, and not changed

    counts, faults = bring_file_in(sites(), exported(sites(), Site.objects.all()))

    assert (counts, faults) == ({"unchanged": 2}, {})


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Ente": ""}, "Ente", "This cell must not be empty."),
        (
            {"Ente": "Circo"},
            "Ente",
            "No organisation is called “Circo”: bring in the partners first.",
        ),
        ({"Sede": ""}, "Sede", "This cell must not be empty."),
        ({"Indirizzo": ""}, "Indirizzo", "This cell must not be empty."),
        ({"Comune": "Atlantide"}, "Comune", "No municipality is called “Atlantide”."),
        ({"Ascensore": "forse"}, "Ascensore", "“forse” is none of these: Yes, No, Not known."),
        (
            {"CAP": "201234"},
            "CAP",
            "Ensure this value has at most 5 characters (it has 6).",
        ),
    ],
)
def test_what_is_wrong_with_a_site_is_said(sites, cells, column, sentence):
    counts, faults = bring_in(sites(), LAB | {"Ascensore": "", "CAP": ""} | cells)

    assert (counts, faults) == ({"refused": 1}, {(2, column): sentence})
    assert not Site.objects.exists()


def test_a_site_of_a_body_that_is_not_hers_is_neither_made_nor_changed(partnership):
    sheet = SiteResource(user=coordinator_of(ProgrammeFactory()))
    SiteFactory(organisation=partnership.organisation, name="Sala")

    counts, faults = bring_in(sheet, LAB, LAB | {"Sede": "Sala"})

    assert (counts, faults) == ({"refused": 2}, {(2, ""): NOT_HERS, (3, ""): NOT_HERS})


def test_a_professional_comes_with_a_department_that_is_made(people):
    cells = {"Codice": "P1", "Dipartimento": "Chimica", "Genere": "woman", "Modello di ruolo": "x"}

    counts, faults = bring_in(people(), GRACE | cells)

    person = Professional.objects.get()
    assert (counts, faults) == ({"new": 1}, {})
    assert (person.department.name, person.gender, person.is_role_model) == (
        "Chimica",
        "woman",
        True,
    )


def test_the_same_professionals_twice_change_nothing(people):
    rows = [GRACE | {"Codice": "P1", "Dipartimento": "Chimica"}, GRACE | {"Nome": "Ada"}]

    first, _faults = bring_in(people(), *rows)
    second, faults = bring_in(people(), *rows)

    assert (first, second, faults) == ({"new": 2}, {"unchanged": 2}, {})
    assert Department.objects.count() == 1


def test_a_code_finds_her_whatever_her_name_became(people):
    bring_in(people(), GRACE | {"Codice": "P1"})

    counts, _faults = bring_in(people(), GRACE | {"Codice": "P1", "Cognome": "Neri"})

    assert counts == {"changed": 1}
    assert Professional.objects.get().last_name == "Neri"


def test_who_was_written_by_hand_gets_the_code(people, partnership):
    ProfessionalFactory(
        organisation=partnership.organisation, last_name="BIANCHI", job_title="Ingegnera"
    )

    counts, _faults = bring_in(people(), GRACE | {"Codice": "P1"})

    assert counts == {"changed": 1}
    assert Professional.objects.get().source_code == "P1"


def test_two_of_one_name_ask_for_the_code(people, partnership):
    ProfessionalFactory.create_batch(2, organisation=partnership.organisation, last_name="Bianchi")

    _counts, faults = bring_in(people(), GRACE)

    assert faults == {
        (2, ""): "This organisation has more than one person of this name: write her code."
    }


def test_exported_professionals_come_back_without_a_change(people):
    bring_in(people(), GRACE | {"Codice": "P1", "Dipartimento": "Chimica"}, GRACE | {"Nome": "Ada"})

    counts, faults = bring_file_in(people(), exported(people(), Professional.objects.all()))

    assert (counts, faults) == ({"unchanged": 2}, {})


def test_a_professional_of_a_body_that_is_not_hers_is_refused(partnership):
    sheet = ProfessionalResource(user=coordinator_of(ProgrammeFactory()))
    ProfessionalFactory(organisation=partnership.organisation, source_code="P1")

    counts, faults = bring_in(sheet, GRACE, GRACE | {"Codice": "P1"})

    assert (counts, faults) == ({"refused": 2}, {(2, ""): NOT_HERS, (3, ""): NOT_HERS})


@pytest.mark.parametrize("column", ["Ente", "Nome", "Cognome", "Ruolo"])
def test_what_a_professional_lacks_is_said(people, column):
    counts, faults = bring_in(people(), GRACE | {column: ""})

    assert (counts, faults) == ({"refused": 1}, {(2, column): "This cell must not be empty."})
