"""Who has a right to a certificate, and why not. Pure: whole minutes, whole percents, no clock.

A rule asks for a share of what was planned, or only that somebody was there; and it may name dates
that nobody may have missed. A course counts whole: its share is of all its dates together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

WHOLE = 100


class Lack(Enum):
    """What is missing for a certificate."""

    NOT_THERE = "not there"  # at no date, of those that were planned
    MISSED = "missed"  # a date that is compulsory
    TOO_SHORT = "too short"  # less than the share that is asked for


@dataclass(frozen=True, slots=True)
class Rule:
    """``percent`` (1–100) of the planned minutes, None for being there at all; and the dates (ids)
    that are compulsory, of which a session has its own."""

    percent: int | None = None
    compulsory: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """All in minutes. ``lack`` is None where there is a right; ``missed`` are dates (ids)."""

    planned: int
    attended: int
    needed: int
    missed: tuple[int, ...] = ()
    lack: Lack | None = None

    @property
    def is_entitled(self) -> bool:
        return self.lack is None


def verdict(rule: Rule, *, planned: int, attended: int, there: Mapping[int, bool]) -> Verdict:
    """What ``rule`` says of somebody.

    ``planned`` are the minutes of all dates of her session together, ``attended`` those of them
    that she was there for; ``there`` says of each date (id) whether she was. Of several lacks the
    first of ``Lack`` is named.
    """
    needed = minutes_needed(planned, rule.percent)
    missed = tuple(date for date, was in there.items() if date in rule.compulsory and not was)
    return Verdict(planned, attended, needed, missed, _lack(attended, needed, missed))


def minutes_needed(planned: int, percent: int | None) -> int:
    """The fewest whole minutes that are ``percent`` of ``planned``: at least one.

    70 % of 15 hours are 10 h 30 min; of 61 minutes they are 43.
    """
    return max(1, -(-planned * (percent or 0) // WHOLE))


def _lack(attended: int, needed: int, missed: tuple[int, ...]) -> Lack | None:
    if attended == 0:
        return Lack.NOT_THERE
    if missed:
        return Lack.MISSED
    return Lack.TOO_SHORT if attended < needed else None
