"""The headline numbers and the arrivals; those of several programmes are kept for a minute."""

from __future__ import annotations

from typing import NamedTuple

from django.core.cache import cache
from django.utils.translation import get_language

from portal.today.counting.arrivals import Day, arrivals
from portal.today.desk import Desk
from portal.today.figures import Figure, figures

KEPT_SECONDS = 60


class Numbers(NamedTuple):
    """What the page shows beside what there is to do."""

    figures: list[Figure]
    days: list[Day]


def numbers(desk: Desk) -> Numbers:
    """The numbers of the programmes looked at.

    Those of one programme are counted each time. Over several they go through all their
    registrations, hundreds of thousands in some years, so they may be a minute old. What is kept
    belongs to that set of programmes: nobody is given it who may not see them all.
    """
    if len(desk.looked_at) == 1:
        return _count(desk)
    key = f"today:{get_language()}:{'-'.join(map(str, sorted(desk.looked_at)))}"
    kept: Numbers | None = cache.get(key)
    if kept is None:
        kept = _count(desk)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _count(desk: Desk) -> Numbers:
    return Numbers(figures(desk.looked_at), arrivals(desk.looked_at, desk.now))
