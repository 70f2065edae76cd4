"""The strip of those who pay: emblems and statements, on pages, mails and paper alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.templatetags.static import static

from programmes.models import Funding, Programme


@dataclass(frozen=True, slots=True)
class Funder:
    """What ``templates/components/_funders.html`` shows. The statement is never translated."""

    name: str
    statement: str
    emblem_url: str


def funders_of(programme: Programme) -> list[Funder]:
    """Who pays for a programme, in the order that the grant agreement wants (L27–L29)."""
    fundings = programme.fundings.select_related("funder")
    return [Funder(f.funder.name, f.statement, _emblem_url(f)) for f in fundings]


def _emblem_url(funding: Funding) -> str:
    """The address of the emblem; none when nobody has put the file there yet."""
    try:
        return static(funding.emblem) if funding.emblem else ""
    except ValueError:
        return ""
