"""The PDF of a certificate, parsed back: words, tags, metadata, and what it claims to be."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from attendance.certificates.paper import certificate_data, certificate_pdf
from programmes.fundings import fundings_of
from tests.factories.attendance import CertificateFactory
from tests.factories.events import NOW, EventFactory
from tests.factories.programmes import FundingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PDFA, PDFUA = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"
STATEMENT = "Cofinanziato dall’Unione europea"


@pytest.fixture
def certificate():
    event = EventFactory(title="Zoë *costruisce* #1 robot_")
    FundingFactory(programme=event.programme, statement=STATEMENT, project_code="B41B21000000006")
    return CertificateFactory(
        registration__session__event=event,
        code="K7Q-42M-9XB-T3F",
        full_name="Łucja D’Amico",
        minutes=629,
        planned=900,
        first_day=date(2026, 3, 12),
        last_day=date(2026, 4, 2),
    )


def made(certificate, language="it"):
    programme = certificate.registration.session.event.programme
    with translation.override(language):
        return certificate_pdf(certificate, fundings_of([programme]))


@pytest.fixture
def paper(certificate):
    return PdfReader(BytesIO(made(certificate, "en")))


def words_of(paper):
    return " ".join(page.extract_text().replace("\xa0", " ") for page in paper.pages)


def tags_of(element):
    """The kinds of the structure elements, in reading order, with the words said for pictures."""
    element = element.get_object()
    if "/S" in element:
        yield element["/S"], element.get("/Alt", "")
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            yield from tags_of(child)


def test_it_is_one_page_that_says_what_was_certified(paper):
    words = " ".join(words_of(paper).split())

    assert len(paper.pages) == 1
    for said in (
        "Certificate of attendance",
        "This is to certify that",
        "Łucja D’Amico",
        "Zoë *costruisce* #1 robot_",
        "12 March – 2 April 2026",
        "10 h 29 min of 15 h",
        "Città metropolitana di Milano",
        "22 November 2026",
        "K7Q-42M-9XB-T3F",
    ):
        assert said in words


def test_l28_who_pays_stands_before_everything_else(paper):
    words = " ".join(words_of(paper).split())

    assert words.startswith(STATEMENT)
    assert "B41B21000000006" in words.partition("Certificate")[0]
    assert len(paper.pages[0].images) == 1


def test_it_says_that_it_is_pdf_a_2a_and_pdf_ua_1(paper):
    root = paper.xmp_metadata.rdf_root

    found = {
        (space, name): root.getElementsByTagNameNS(space, name)[0].firstChild.data
        for space, name in ((PDFA, "part"), (PDFA, "conformance"), (PDFUA, "part"))
    }
    assert found == {(PDFA, "part"): "2", (PDFA, "conformance"): "A", (PDFUA, "part"): "1"}


def test_what_pdf_a_asks_for_is_in_it(paper):
    catalogue = paper.trailer["/Root"]
    fonts = paper.pages[0]["/Resources"]["/Font"].values()

    assert catalogue["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert not paper.is_encrypted
    for font in fonts:
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "/ToUnicode" in font.get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"])


def test_its_metadata_say_title_author_language_and_when_it_was_issued(paper):
    catalogue = paper.trailer["/Root"]

    assert paper.metadata.title == "Certificate of attendance"
    assert paper.metadata.author == "Città metropolitana di Milano"
    assert paper.metadata.creation_date == NOW
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_its_tags_are_read_in_order_and_pictures_have_words(paper):
    tags = list(tags_of(paper.trailer["/Root"]["/StructTreeRoot"]))
    kinds = [kind for kind, _words in tags]

    assert kinds.count("/H1") == 1
    assert kinds.index("/Figure") < kinds.index("/H1")
    assert "/Table" not in kinds
    assert all(words for kind, words in tags if kind == "/Figure")
    assert "/Link" in kinds


def test_its_link_opens_the_page_that_checks_it(paper, certificate):
    links = [one.get_object()["/A"]["/URI"] for one in paper.pages[0]["/Annots"]]

    with translation.override("en"):
        assert links == [certificate_data(certificate, [])["pages"][0]["address"]]


def test_made_again_it_is_the_same_to_the_byte(certificate):
    assert made(certificate) == made(certificate)


def test_in_italian_it_says_so(certificate):
    assert PdfReader(BytesIO(made(certificate))).trailer["/Root"]["/Lang"] == "it"


def test_a_long_name_and_a_long_title_stay_on_one_page(certificate):
    certificate.full_name = "Maria Giovanna Benedetta " * 8
    certificate.event_title = "Laboratorio di robotica educativa e di pensiero computazionale " * 2
    certificate.organisers = "Città metropolitana di Milano, " * 6

    assert len(PdfReader(BytesIO(made(certificate))).pages) == 1
