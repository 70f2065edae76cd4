"""The sheet of school classes."""

from __future__ import annotations

import pytest

from schools.models import SchoolClass
from schools.resources import SchoolClassResource
from tests.desk import coordinator_of
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolFactory
from tests.sheets import bring_file_in, bring_in, exported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

ROW = {"Scuola": "MIPS12345X", "Anno scolastico": "2026/27", "Classe": "3", "Sezione": "b"}


@pytest.fixture
def school():
    return SchoolFactory(ministerial_code="MIPS12345X", organisation__name="Liceo Volta")


@pytest.fixture
def sheet(school):
    programme = ProgrammeFactory()
    programme.schools.add(school)
    user = coordinator_of(programme)
    return lambda: SchoolClassResource(user=user, programme=programme)


def test_classes_come_in_and_twice_changes_nothing(sheet, school):
    first, _faults = bring_in(sheet(), ROW | {"Alunni": "24"})
    second, faults = bring_in(sheet(), ROW | {"Scuola": "liceo volta", "Alunni": ""})

    one = SchoolClass.objects.get()
    assert (first, second, faults) == ({"new": 1}, {"unchanged": 1}, {})
    assert (one.school, one.school_year, one.year, one.section, one.pupils) == (
        school,
        "202627",
        3,
        "B",
        24,
    )


def test_an_export_comes_back_without_a_change(sheet):
    bring_in(sheet(), ROW | {"Alunni": "24"}, ROW | {"Anno scolastico": "202526"})

    counts, faults = bring_file_in(sheet(), exported(sheet(), SchoolClass.objects.all()))

    assert (counts, faults) == ({"unchanged": 2}, {})


def test_a_school_outside_the_network_is_not_the_programmes(sheet):
    SchoolFactory(ministerial_code="MIPS99999X", organisation__name="Liceo Altrui")

    counts, faults = bring_in(sheet(), ROW | {"Scuola": "MIPS99999X"})

    words = "“Liceo Altrui” is not among the schools of the programme's network."
    assert (counts, faults) == ({"refused": 1}, {(2, "Scuola"): words})


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Scuola": "?"}, "Scuola", "No school has the code or the name “?”."),
        (
            {"Anno scolastico": "2026"},
            "Anno scolastico",
            "“2026” is not a school year: write it like 2026/27.",
        ),
        (
            {"Anno scolastico": "2026/28"},
            "Anno scolastico",
            "“2026/28” is not a school year: write it like 2026/27.",
        ),
        ({"Classe": ""}, "Classe", "This cell must not be empty."),
        ({"Classe": "6"}, "", "The year of a class is from 1 to 5."),
        ({"Sezione": "?"}, "", "A section is capital letters and digits, like B."),
        ({"Alunni": "61"}, "", "A class has from 1 to 60 pupils."),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column(sheet, cells, column, sentence):
    counts, faults = bring_in(sheet(), ROW | {"Alunni": ""} | cells)

    assert (counts, faults) == ({"refused": 1}, {(2, column): sentence})
    assert not SchoolClass.objects.exists()
