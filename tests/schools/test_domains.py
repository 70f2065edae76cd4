"""Which addresses show that somebody works at a school, and how people would cheat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.domains import DOMAIN, domains_of, proves
from schools.shared_domains import SHARED, is_shared
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db
CODE = "MIPS12345X"
WEBSITE = "https://www.liceogalilei.edu.it/contatti"


@pytest.fixture
def school():
    return SchoolFactory(
        ministerial_code=CODE,
        email="mips12345x@istruzione.it",
        pec="mips12345x@pec.istruzione.it",
        website=WEBSITE,
    )


@pytest.mark.parametrize(
    "address",
    [
        "anna.verdi@liceogalilei.edu.it",
        "Anna.Verdi@LiceoGalilei.edu.IT",
        "mips12345x@istruzione.it",
        "MIPS12345X@pec.istruzione.it",
    ],
)
def test_an_address_of_the_school_shows_it(school, address):
    assert proves(address, school)


@pytest.mark.parametrize(
    "address",
    [
        # The pupils', and whoever may open a name below or around the school's.
        "giulia@studenti.liceogalilei.edu.it",
        "anna@docenti.liceogalilei.edu.it",
        "anna@www.liceogalilei.edu.it",
        "anna@edu.it",
        "anna@liceogalilei.edu.it.evil.example",
        "anna@evil-liceogalilei.edu.it",
        "anna@xliceogalilei.edu.it",
        "anna@liceogalilei.edu",
        "anna@liceogalilei.edu.it.",
        "anna@liceogalilei-edu.it",
        # Looks alike, and is not: Cyrillic е, punycode, a full-width dot.
        "anna@lic\N{CYRILLIC SMALL LETTER IE}ogalilei.edu.it",
        "anna@xn--licogalilei-zsi.edu.it",
        "anna@liceogalilei\N{FULLWIDTH FULL STOP}edu.it",
        # Two at signs: the last one counts.
        '"anna@liceogalilei.edu.it"@evil.example',
        "anna@liceogalilei.edu.it@evil.example",
        "anna@evil.example?liceogalilei.edu.it",
        "@liceogalilei.edu.it",
        "liceogalilei.edu.it",
        "",
        # The ministry's, of somebody who works somewhere.
        "anna.verdi@istruzione.it",
        "anna.verdi@posta.istruzione.it",
        "mips12345x@posta.istruzione.it",
        "mips12345x+anna@istruzione.it",
        "mips12345@istruzione.it",
        "mipc99999a@istruzione.it",
        "mips12345x@istruzione.it.evil.example",
        "mips12345x@evil-istruzione.it",
    ],
)
def test_an_address_that_anybody_may_have_does_not(school, address):
    assert not proves(address, school)


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "liceogalilei@gmail.com"},
        {"email": "liceogalilei@libero.it"},
        {"pec": "liceogalilei@pec.it"},
        {"email": "galilei@istruzione.it"},
        {"website": "https://www.facebook.com/liceogalilei"},
        {"website": "https://liceogalilei.altervista.org/"},
        {"website": "https://sites.google.com/view/galilei"},
        {"website": "https://www.comune.milano.it/scuole/galilei"},
        {"website": "https://galilei.provincia.milano.it/"},
        {"website": "https://192.168.1.10/"},
        {"website": "https://localhost/"},
        {"website": "https://[::1"},
        {"website": "https://"},
        {"website": ""},
    ],
)
def test_what_the_school_shares_with_others_is_no_domain_of_its_own(fields):
    assert domains_of(SchoolFactory(**fields)) == set()


def test_an_address_of_the_institute_is_one_of_its_branch_but_not_the_other_way(school):
    branch = SchoolFactory(institute=school, website="https://www.sede.galilei.edu.it/")

    assert proves("anna@liceogalilei.edu.it", branch)
    assert proves("mips12345x@istruzione.it", branch)
    assert proves("anna@sede.galilei.edu.it", branch)
    assert not proves("anna@sede.galilei.edu.it", school)
    assert not proves(f"{branch.ministerial_code.lower()}@istruzione.it", school)


@pytest.mark.parametrize(
    "field",
    [
        {"website": "http://liceogalilei.edu.it"},
        {"website": "https://www.LiceoGalilei.edu.it/altra"},
        {"email": "segreteria@liceogalilei.edu.it"},
        {"pec": "Segreteria@LiceoGalilei.EDU.it"},
    ],
)
def test_a_domain_that_schools_of_two_institutes_have_shows_nothing(school, field):
    SchoolFactory(**field)

    assert not proves("anna@liceogalilei.edu.it", school)


def test_branches_of_one_institute_and_schools_that_are_gone_share_its_domain(school):
    SchoolFactory(institute=school, website=WEBSITE)
    SchoolFactory(gone_since="202526", website=WEBSITE)

    assert proves("anna@liceogalilei.edu.it", school)


@given(st.sampled_from(sorted(SHARED)), st.from_regex(r"([a-z0-9-]{1,9}\.){0,3}", fullmatch=True))
def test_nothing_below_a_shared_domain_is_a_schools(shared, below):
    assert is_shared(f"{below}{shared}")


@given(st.text(alphabet="abc.-@\N{CYRILLIC SMALL LETTER A}0", max_size=12))
def test_what_is_no_domain_is_not_taken_for_one(text):
    if DOMAIN.fullmatch(text):
        assert text.isascii()
        assert "@" not in text
        assert all(label.strip("-") == label != "" for label in text.split("."))
