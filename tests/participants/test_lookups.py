from __future__ import annotations

from datetime import date

import pytest

from participants.lookups import find_municipalities, find_schools, network_schools, school_line
from tests.factories.partners import OrganisationFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db


def school(name, town="Milano"):
    place = MunicipalityFactory(name=town)
    return SchoolFactory(organisation=OrganisationFactory(name=name, municipality=place))


def test_words_are_found_in_any_order_without_case_or_accents():
    found = school("Liceo Niccolò Tartaglia")
    school("Istituto Tartaglia Due")

    assert find_schools("tartaglia NICCOLO") == [found]


def test_the_line_of_a_school_finds_that_school_alone():
    first, _second = school("Liceo Galilei"), school("Liceo Galilei")

    assert find_schools(school_line(first)) == [first]


def test_a_code_finds_its_school():
    found = school("Liceo Galilei")

    assert find_schools(found.ministerial_code.lower()) == [found]


def test_an_exact_name_wins_over_one_that_contains_it():
    lodi = MunicipalityFactory(name="Lodi")
    MunicipalityFactory(name="Lodi Vecchio")

    assert find_municipalities("lodi") == [lodi]


@pytest.mark.parametrize("words", ["%", "_", "'; DROP TABLE", "\\", "(((", "🤖"])
def test_odd_words_find_nothing_and_break_nothing(words):
    school("Liceo Galilei")

    assert len(find_schools(words)) <= 1


@pytest.mark.parametrize("words", ["=1+1", "a\0b", "li"])
def test_less_than_three_letters_find_no_school(words):
    school("Liceo Galilei 11 A B")

    assert find_schools(words) == []


def test_a_network_too_large_is_not_suggested(monkeypatch):
    programme = ProgrammeFactory()
    programme.schools.add(school("Liceo Galilei"), school("Liceo Volta"))
    monkeypatch.setattr("participants.lookups.MOST_SUGGESTIONS", 1)

    assert network_schools(programme.pk) == []


def test_nobody_lives_in_a_municipality_that_has_ceased():
    MunicipalityFactory(name="Baggio", ceased_on=date(1923, 9, 2))
    today = MunicipalityFactory(name="Bolzano", other_names="Bozen")

    assert (find_municipalities("baggio"), find_municipalities("bozen")) == ([], [today])
