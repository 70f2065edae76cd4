"""Rounds from hours, a length and a break. Pure: local wall-clock times in, aware moments out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Pattern:
    """From when to when on a day, how long a round and the break after it last (minutes).

    ``pause`` is a stretch of the day without rounds, such as lunch.
    """

    begins: time
    ends: time
    length: int
    gap: int = 0
    pause: tuple[time, time] | None = None


def rounds_of(day: date, pattern: Pattern, zone: tzinfo) -> list[tuple[datetime, datetime]]:
    """Start and end of each round, the last one over by the end of the day.

    A round that would reach into the pause begins after it.
    """
    return list(_rounds(day, pattern, zone))


def _rounds(day: date, pattern: Pattern, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    def at(moment: time) -> datetime:
        return datetime.combine(day, moment, zone)

    length, gap = timedelta(minutes=pattern.length), timedelta(minutes=pattern.gap)
    start = at(pattern.begins)
    while start + length <= at(pattern.ends):
        if pattern.pause and start < at(pattern.pause[1]) and start + length > at(pattern.pause[0]):
            start = at(pattern.pause[1])
            continue
        yield start, start + length
        start += length + gap
