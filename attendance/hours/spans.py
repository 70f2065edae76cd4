"""Stretches of time in whole minutes. Lists that a function returns are sorted and disjoint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

MINUTE = 60


class Span(NamedTuple):
    """From ``start`` until before ``end``, in minutes since 1970 in UTC. Empty where not before."""

    start: int
    end: int

    @classmethod
    def between(cls, starts_at: datetime, ends_at: datetime) -> Span:
        """The whole minutes between two aware moments: a minute that is not whole is not counted.

        Raises ValueError for moments without a time zone, of which nobody knows how long they last.
        """
        if starts_at.tzinfo is None or ends_at.tzinfo is None:
            raise ValueError("A span needs moments with a time zone.")
        return cls(-int(-starts_at.timestamp() // MINUTE), int(ends_at.timestamp() // MINUTE))


def union(spans: Iterable[Span]) -> list[Span]:
    """What lies in any of ``spans``."""
    found: list[Span] = []
    for span in sorted(one for one in spans if one.start < one.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def length(spans: Iterable[Span]) -> int:
    """How many minutes lie in any of ``spans``."""
    return sum(span.end - span.start for span in union(spans))


def overlap(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What lies both in ``spans`` and in ``others``."""
    right = union(others)
    return union(
        Span(max(a.start, b.start), min(a.end, b.end)) for a in union(spans) for b in right
    )


def minus(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """What lies in ``spans`` and in none of ``others``."""
    left = union(spans)
    for other in others:
        left = [
            piece
            for one in left
            for piece in (
                Span(one.start, min(one.end, other.start)),
                Span(max(one.start, other.end), one.end),
            )
            if piece.start < piece.end
        ]
    return left
