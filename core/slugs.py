"""Address names that nobody has yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet


def free_slugs(rows: QuerySet[Any, Any], wanted: Sequence[str], *, longest: int) -> list[str]:
    """For each of ``wanted`` an address name that none of ``rows`` has, all of them different.

    Where a name is taken, a number follows it: ``robot``, ``robot-2``. As many queries as the
    most crowded name needs numbers, which is nearly always one or two.
    """
    found: dict[int, str] = {}
    number = 1
    while len(found) < len(wanted):
        tried = {
            place: _numbered(slug, number, longest)
            for place, slug in enumerate(wanted)
            if place not in found
        }
        taken = set(rows.filter(slug__in=tried.values()).values_list("slug", flat=True))
        taken |= set(found.values())
        for place, slug in tried.items():
            if slug not in taken:
                found[place] = slug
                taken.add(slug)
        number += 1
    return [found[place] for place in range(len(wanted))]


def _numbered(slug: str, number: int, longest: int) -> str:
    if number == 1:
        return slug[:longest]
    ending = f"-{number}"
    return slug[: longest - len(ending)] + ending
