"""Who pays for the programmes that a page, a message or a file speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Prefetch

from programmes.models import Emblem, Funding, Programme


def with_fundings(programme: str) -> Prefetch[str]:
    """Loads the fundings of the programmes at the path ``programme``, in one query."""
    return Prefetch(f"{programme}__fundings", Funding.objects.shown())


def fundings_of(programmes: Iterable[Programme]) -> list[Funding]:
    """The fundings of ``programmes``, in their order; what two of them say is said once."""
    rows: dict[tuple[int, str, str], Funding] = {}
    for programme in programmes:
        for funding in programme.fundings.all():
            key = (funding.funder_id, funding.statement, funding.project_code)
            rows.setdefault(key, funding)
    return list(rows.values())


@lru_cache(maxsize=64)
def picture_of(digest: str) -> bytes:
    """The emblem whose content is called ``digest``, as a PNG.

    A content never changes, so it is read once by each process.

    Raises:
        Emblem.DoesNotExist: there is none.
    """
    return bytes(Emblem.objects.values_list("image", flat=True).get(digest=digest))
