"""The strip of who pays, with the exact words of each grant: ``{% load funders %}``.

A public page of a funded programme shows it whole (L27, L28): emblem first, statement beside it,
in the order that the grant agreement wants.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.templatetags.static import static

from programmes.models import Funding

register = template.Library()


@dataclass(frozen=True, slots=True)
class Funder:
    """One funder of the strip; ``emblem_url`` is empty where we have no official file."""

    name: str
    statement: str
    emblem_url: str


@register.inclusion_tag("components/_funders.html")
def funders(fundings: Iterable[Funding]) -> dict[str, list[Funder]]:
    """The strip for ``fundings`` (each with its funder), in their order."""
    return {"funders": [_funder(row) for row in fundings]}


def _funder(funding: Funding) -> Funder:
    return Funder(funding.funder.name, funding.statement, _emblem_url(funding.emblem))


def _emblem_url(emblem: str) -> str:
    if not emblem:
        return ""
    try:
        return static(emblem)
    except ValueError:
        # A name that no file has: the statement must show all the same.
        return ""
