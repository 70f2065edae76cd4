"""Who pays, in the exact words of each grant: the same for pages, messages, files and exports.

Emblems come first and at one height, and nothing beside them is shown higher (L27, L28).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from communications.kinds import Picture
from communications.letters import Funder as LetterFunder
from communications.text import clean_line
from exchange.preambles import Preamble
from programmes.fundings import fundings_of, picture_of
from programmes.models import Emblem, Funding, Programme

# In pixels, on pages and in messages (assets/scss/_tokens.scss has the same); no other mark is
# higher.
EMBLEM_HEIGHT = 56
LONGEST_STATEMENT = 300


@dataclass(frozen=True, slots=True)
class Funder:
    """One funder of the strip; ``emblem_url`` is empty where we have no official file.

    ``width`` and ``height`` are those in which a page shows the emblem.
    """

    name: str
    statement: str
    project_code: str
    emblem_url: str = ""
    width: int = 0
    height: int = EMBLEM_HEIGHT


def strip(fundings: Iterable[Funding]) -> list[Funder]:
    """What a page shows of ``fundings`` (``Funding.objects.shown()``), in their order."""
    return [_funder(funding) for funding in _emblems_first(fundings)]


def lines(fundings: Iterable[Funding]) -> list[str]:
    """The same as plain text, one line for each: for calendars, exports and other bare files."""
    return [words for _funding, words in funder_lines(fundings)]


def funder_lines(fundings: Iterable[Funding]) -> list[tuple[Funding, str]]:
    """The same lines, each with its funding: for files that show emblems too."""
    return [(funding, _line(funding)) for funding in _emblems_first(fundings)]


def paper_funders(fundings: Iterable[Funding]) -> list[dict[str, str]]:
    """The same for a layout on paper (``documents/layouts/funders.typ``)."""
    return [
        {
            "name": funding.funder.name,
            "words": words,
            "emblem": _paper_picture(funding.emblem) if funding.emblem else "",
        }
        for funding, words in funder_lines(fundings)
    ]


def _paper_picture(emblem: Emblem) -> str:
    """An emblem as SVG text: the quickest way to hand a PNG to a layout without a file."""
    size = f'width="{emblem.width}" height="{emblem.height}"'
    png = b64encode(picture_of(emblem.digest)).decode()
    picture = f'<image {size} href="data:image/png;base64,{png}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{picture}</svg>'


def preamble(programmes: QuerySet[Programme]) -> Preamble:
    """The same above the headings of an export of rows of ``programmes``."""
    shown = Prefetch("fundings", Funding.objects.shown())
    fundings = _emblems_first(fundings_of(programmes.order_by("pk").prefetch_related(shown)))
    digests = dict.fromkeys(funding.emblem.digest for funding in fundings if funding.emblem)
    return Preamble(lines(fundings), [picture_of(digest) for digest in digests])


def letter_funders(fundings: Iterable[Funding]) -> tuple[LetterFunder, ...]:
    """The same for a message, the emblems inside it."""
    return tuple(
        LetterFunder(
            name=clean_line(funding.funder.name),
            statement=clean_line(funding.statement, LONGEST_STATEMENT),
            project_code=clean_line(funding.project_code),
            emblem=letter_picture(funding.emblem) if funding.emblem else None,
        )
        for funding in _emblems_first(fundings)
    )


def letter_picture(emblem: Emblem) -> Picture:
    """An emblem as a message carries it, at the height that pages show it."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return Picture(
        cid=f"emblem-{emblem.digest}@{host}",
        content=picture_of(emblem.digest),
        width=emblem.width_at(EMBLEM_HEIGHT),
        height=EMBLEM_HEIGHT,
    )


def _emblems_first(fundings: Iterable[Funding]) -> list[Funding]:
    """Official emblems stand before words alone; among themselves as the agreement wants."""
    return sorted(fundings, key=lambda funding: funding.emblem_id is None)


def _funder(funding: Funding) -> Funder:
    emblem = funding.emblem
    return Funder(
        name=funding.funder.name,
        statement=funding.statement,
        project_code=funding.project_code,
        emblem_url=emblem.get_absolute_url() if emblem else "",
        width=emblem.width_at(EMBLEM_HEIGHT) if emblem else 0,
    )


def _line(funding: Funding) -> str:
    words = f"{funding.statement} ({funding.funder.name})"
    if not funding.project_code:
        return words
    code = _("Project code (CUP) %(code)s") % {"code": funding.project_code}
    return f"{words} – {code}"
