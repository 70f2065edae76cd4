"""The strip of who pays, with the exact words of each grant: ``{% load funders %}``.

Every page of a funded programme shows it whole (``documents.funders``): emblem first, statement
beside it, in the order that the grant agreement wants.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from documents.funders import Funder, strip
from programmes.models import Funding

register = template.Library()


@register.inclusion_tag("components/_funders.html")
def funders(fundings: Iterable[Funding]) -> dict[str, list[Funder]]:
    """The strip for ``fundings`` (``Funding.objects.shown()``), in their order."""
    return {"funders": strip(fundings)}
