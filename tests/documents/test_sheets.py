from __future__ import annotations

import pytest

from documents.sheets import Section, Sheet, sheet_pdf
from tests.factories.programmes import FundingFactory

pytestmark = pytest.mark.django_db


def made(**facts):
    section = Section(heading="Lunedì", columns=["Ora", "Chi"], rows=[("9:00", "Zoë Łuczak #1 *")])
    return sheet_pdf(Sheet(title="Tavoli", about="Fiera", sections=[section], **facts), [])


def test_a_sheet_is_a_tagged_pdf_that_says_its_title_and_language():
    content = made()

    assert content.startswith(b"%PDF")
    for mark in (b"pdfuaid:part", b"/StructTreeRoot", b"/Lang(it", b"Tavoli"):
        assert mark in content


def test_sections_may_begin_on_pages_of_their_own():
    section = Section(heading="Lunedì", columns=["Ora"], rows=[("9:00",)])
    one, two = (
        sheet_pdf(Sheet(title="Tavoli", about="Fiera", sections=[section] * 2, page_each=each), [])
        for each in (False, True)
    )

    assert b"/Pages/Count 1" in one
    assert b"/Pages/Count 2" in two


def test_l28_the_emblem_of_who_pays_is_on_it():
    sheet = Sheet(title="Tavoli", about="Fiera", sections=[])

    assert b"/Subtype/Image" in sheet_pdf(sheet, [FundingFactory()])
    assert b"/Subtype/Image" not in sheet_pdf(sheet, [FundingFactory(emblem=None)])
