from __future__ import annotations

import pytest

from schools import search
from tests.factories.partners import OrganisationFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def schools():
    """Three schools by what the tests call them."""
    return {
        "volta": _school("Liceo scientifico “Alessandro Volta”", "Milano", "MIPS01234A"),
        "perche": _school("Istituto tecnico “Niccolò Perché”", "Mantova", "MNTF05678B"),
        "matera": _school("Scuola media “Murgia”", "Matera", "MTMM00001C"),
    }


def _school(name, town, code):
    place = MunicipalityFactory(name=town)
    organisation = OrganisationFactory(name=name, municipality=place)
    return SchoolFactory(organisation=organisation, ministerial_code=code)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MIPS01234A", ["volta"]),
        ("mips01234a", ["volta"]),
        ("MTMM", ["matera"]),
        ("volta", ["volta"]),
        ("VOLTA alessandro milano", ["volta"]),
        ("niccolo perche", ["perche"]),
        ("Niccolò", ["perche"]),
        ("mantova", ["perche"]),
        ("alesandro volta", ["volta"]),
        ("liceo scentifico vlota", []),
        ("scentifico milanno", ["volta"]),
        ("niccollo", ["perche"]),
        ("xyzzy", []),
        ("a'; drop table --", []),
        ("%", []),
        ("____", []),
        ("", []),
    ],
)
def test_a_school_is_found_by_code_name_or_place_with_small_errors(schools, text, found):
    assert search.find(text) == [schools[name].pk for name in found]


def test_schools_that_are_gone_come_last(schools):
    gone = SchoolFactory(
        organisation=OrganisationFactory(name="A. Volta, vecchia sede"), gone_since="202526"
    )

    assert search.find("volta") == [schools["volta"].pk, gone.pk]


def test_nobody_gets_the_whole_registry(monkeypatch):
    monkeypatch.setattr(search, "MOST_FOUND", 3)
    for _number in range(6):
        _school("Liceo Tutti", "Roma", f"RMPS{_number:06d}")

    assert len(search.find("tutti")) == 4
