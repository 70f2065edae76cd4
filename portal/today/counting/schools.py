"""Schools by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from programmes.models import Programme
from schools.enums import Level


@dataclass(frozen=True, slots=True)
class SchoolsOfALevel:
    """``of_participants`` were named by people who come; ``network`` are the programme's own."""

    level: Level
    of_participants: int
    network: int


def schools(programmes: Sequence[int], named: Mapping[str, int]) -> list[SchoolsOfALevel]:
    """Count each school once, by its ministerial code, for each level that has any.

    ``named`` are those of ``persons``, by level. The two numbers are not added: most schools of
    participants are in the network too.
    """
    network = _network(programmes)
    return [
        SchoolsOfALevel(level, named.get(level, 0), network[level])
        for level in Level
        if named.get(level) or network[level]
    ]


def _network(programmes: Sequence[int]) -> Counter[str]:
    rows = Programme.schools.through.objects.filter(programme__in=programmes).order_by()
    by_level = rows.values_list("school__level").annotate(Count("school", distinct=True))
    return Counter(dict(by_level))
