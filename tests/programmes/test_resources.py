"""The sheet of a programme's partners."""

from __future__ import annotations

import pytest

from partners.models import Organisation
from programmes.models import Partnership
from programmes.resources import PartnerResource
from tests.desk import coordinator_of
from tests.factories.partners import OrganisationFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory
from tests.factories.schools import SchoolFactory
from tests.sheets import bring_file_in, bring_in, exported

pytestmark = pytest.mark.django_db

MUSEUM = {
    "Nome": "Museo della Scienza",
    "Tipo": "museum",
    "Comune": "Milano",
    "Sito": "must.example",
}


@pytest.fixture
def programme():
    MunicipalityFactory(name="Milano")
    return ProgrammeFactory()


@pytest.fixture
def sheet(programme):
    user = coordinator_of(programme)
    return lambda: PartnerResource(user=user, programme=programme)


def test_a_body_that_nobody_has_is_made_with_its_role(sheet, programme):
    counts, faults = bring_in(sheet(), MUSEUM | {"Ruolo": "Host"})

    partnership = Partnership.objects.get()
    body = partnership.organisation
    assert (counts, faults) == ({"new": 1}, {})
    assert (partnership.programme, partnership.role) == (programme, "host")
    assert (body.slug, body.website) == ("museo-della-scienza", "https://must.example")
    assert body.municipality.name == "Milano"


def test_the_same_sheet_twice_changes_nothing(sheet):
    rows = [MUSEUM, MUSEUM | {"Ruolo": "host"}, {"Codice": "E1", "Nome": "Ex", "Tipo": "Company"}]

    first, _faults = bring_in(sheet(), *rows)
    second, faults = bring_in(sheet(), *rows)

    assert (first, second, faults) == ({"new": 3}, {"unchanged": 3}, {})
    assert Organisation.objects.filter(slug="e1").count() == 1


def test_an_export_comes_back_without_a_change(sheet, programme):
    bring_in(sheet(), MUSEUM)
    school = SchoolFactory(organisation__name="Liceo Volta").organisation
    PartnershipFactory(programme=programme, organisation=school, role="patron")

    counts, faults = bring_file_in(sheet(), exported(sheet(), Partnership.objects.all()))

    assert (counts, faults) == ({"unchanged": 2}, {})


def test_a_school_is_found_by_its_ministerial_code(sheet):
    school = SchoolFactory(ministerial_code="MIPS12345X", organisation__name="Liceo Volta")

    counts, _faults = bring_in(sheet(), {"Codice": "mips12345x", "Nome": "Liceo Volta"})

    assert counts == {"new": 1}
    assert Partnership.objects.get().organisation == school.organisation


def test_an_empty_cell_leaves_what_is_there(sheet):
    bring_in(sheet(), MUSEUM)

    counts, _faults = bring_in(sheet(), {"Nome": "Museo della Scienza", "Sito": "", "Tipo": ""})

    assert counts == {"unchanged": 1}
    assert Organisation.objects.get(name="Museo della Scienza").website == "https://must.example"


@pytest.mark.usefixtures("in_english")
def test_a_body_of_others_is_taken_in_as_it_is_and_not_changed(sheet, programme):
    body = PartnershipFactory(organisation__name="Politecnico").organisation

    as_it_is, _faults = bring_in(sheet(), {"Nome": "politecnico", "Codice": body.slug})
    renamed, faults = bring_in(sheet(), {"Nome": "Poli", "Codice": body.slug})

    body.refresh_from_db()
    assert (as_it_is, renamed, body.name) == ({"new": 1}, {"refused": 1}, "Politecnico")
    assert faults == {
        (2, ""): "You may not change what belongs to “Poli”: it takes part in others' programmes "
        "too, or in none of yours."
    }


def test_a_body_of_hers_alone_is_corrected(sheet, programme):
    body = PartnershipFactory(programme=programme).organisation

    counts, _faults = bring_in(sheet(), {"Codice": body.slug, "Nome": "Nuovo nome"})

    body.refresh_from_db()
    assert (counts, body.name) == ({"changed": 1}, "Nuovo nome")


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Nome": ""}, "Nome", "This cell must not be empty."),
        ({"Tipo": "circo"}, "Tipo", "“circo” is none of these: "),
        ({"Tipo": ""}, "Tipo", "This field cannot be blank."),
        ({"Comune": "Atlantide"}, "Comune", "No municipality is called “Atlantide”."),
        ({"Ruolo": "capo"}, "Ruolo", "“capo” is none of these: "),
        ({"Sito": "non è un sito"}, "Sito", "Enter a valid URL."),
        ({"Email pubblica": "x"}, "Email pubblica", "Enter a valid email address."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_what_is_wrong_is_said_by_row_and_column(sheet, cells, column, sentence):
    row = MUSEUM | {"Codice": "must", "Ruolo": "host", "Email pubblica": "a@example.org"}

    counts, faults = bring_in(sheet(), row | cells)

    ((place, words),) = faults.items()
    assert (counts, place) == ({"refused": 1}, (2, column))
    assert words.startswith(sentence)
    assert not Partnership.objects.exists()


@pytest.mark.usefixtures("in_english")
def test_a_name_of_two_bodies_asks_for_the_code(sheet):
    OrganisationFactory.create_batch(2, name="Liceo Volta")

    _counts, faults = bring_in(sheet(), {"Nome": "Liceo Volta", "Codice": ""})

    assert faults == {
        (2, "Codice"): "More than one organisation is called “Liceo Volta”: write its code."
    }


def test_her_export_has_no_partner_of_another_programme(sheet):
    PartnershipFactory()

    assert list(sheet().get_queryset()) == []
