"""Lists and timetables on paper: a title, sections with a table each, and who pays (L27, L28)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from documents.funders import paper_funders
from documents.typst import pdf
from programmes.models import Funding


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, sentences, and a table; the columns of ``wide`` (from 0) share the room left.

    Columns of ``boxes`` have an empty box to be ticked in each row, whatever the row says.
    """

    heading: str
    lead: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    wide: Sequence[int] = (0,)
    boxes: Sequence[int] = ()


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
        "funders": paper_funders(fundings),
    }
    return pdf("sheet", data)


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "lead": list(section.lead),
        "columns": list(section.columns),
        "rows": [list(row) for row in section.rows],
        "wide": list(section.wide),
        "boxes": list(section.boxes),
    }
