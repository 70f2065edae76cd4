"""Lists and timetables on paper: a title, sections with a table each, and who pays (L27, L28)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from documents.funders import funder_lines
from documents.typst import pdf
from programmes.fundings import picture_of
from programmes.models import Funding


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, sentences, and a table; the columns of ``wide`` (from 0) share the room left."""

    heading: str
    lead: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    wide: Sequence[int] = (0,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is printed; ``page_each`` begins every section after the first on a new page.

    ``about`` is what it is for, such as an event: it stands at the foot of each page.
    """

    title: str
    about: str
    sections: Sequence[Section]
    lead: Sequence[str] = ()
    landscape: bool = False
    page_each: bool = False


def sheet_pdf(sheet: Sheet, fundings: Iterable[Funding]) -> bytes:
    """The sheet as a tagged PDF in the language in use."""
    data = {
        "title": sheet.title,
        "language": get_language() or settings.LANGUAGE_CODE,
        "lead": list(sheet.lead),
        "landscape": sheet.landscape,
        "page_each": sheet.page_each,
        "footer": " · ".join([sheet.about, settings.SITE_NAME]),
        "sections": [_section(section) for section in sheet.sections],
        "funders": [_funder(funding, words) for funding, words in funder_lines(fundings)],
    }
    return pdf("sheet", data)


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "lead": list(section.lead),
        "columns": list(section.columns),
        "rows": [list(row) for row in section.rows],
        "wide": list(section.wide),
    }


def _funder(funding: Funding, words: str) -> dict[str, Any]:
    """The emblem as numbers: the one way to hand a picture to a template without a file."""
    emblem = list(picture_of(funding.emblem.digest)) if funding.emblem else []
    return {"name": funding.funder.name, "words": words, "emblem": emblem}
