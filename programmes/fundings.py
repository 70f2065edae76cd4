"""Who pays for the programmes that a page speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from programmes.models import Funding, Programme


def with_fundings(programme: str) -> Prefetch[str]:
    """Loads the fundings of the programmes at the path ``programme``, in one query."""
    return Prefetch(f"{programme}__fundings", Funding.objects.select_related("funder"))


def fundings_of(programmes: Iterable[Programme]) -> list[Funding]:
    """The fundings of ``programmes``, in their order; what two of them say is said once."""
    rows: dict[tuple[int, str], Funding] = {}
    for programme in programmes:
        for funding in programme.fundings.all():
            rows.setdefault((funding.funder_id, funding.statement), funding)
    return list(rows.values())
