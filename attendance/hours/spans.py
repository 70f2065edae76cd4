"""Stretches of time, to the microsecond, and how they are cut to whole minutes: once, at the end.

Lists that a function returns are sorted and disjoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

MINUTE = timedelta(minutes=1)


class Span(NamedTuple):
    """From ``start`` until before ``end``, both in UTC. Empty where not before."""

    start: datetime
    end: datetime

    @classmethod
    def between(cls, starts_at: datetime, ends_at: datetime) -> Span:
        """What lies between two aware moments of any time zones.

        Raises ValueError for moments without a time zone, of which nobody knows how long they last.
        """
        if starts_at.tzinfo is None or ends_at.tzinfo is None:
            raise ValueError("A span needs moments with a time zone.")
        return cls(starts_at.astimezone(UTC), ends_at.astimezone(UTC))


def union(spans: Iterable[Span]) -> list[Span]:
    """What lies in any of ``spans``."""
    found: list[Span] = []
    for span in sorted(one for one in spans if one.start < one.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def length(spans: Iterable[Span]) -> timedelta:
    """How much time lies in any of ``spans``."""
    return sum((span.end - span.start for span in union(spans)), timedelta())


def whole_minutes(length: timedelta) -> int:
    """``length`` as it is shown and compared: a minute that is only begun does not count.

    What is added up is cut after it, not before (decision 0011).
    """
    return length // MINUTE


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
