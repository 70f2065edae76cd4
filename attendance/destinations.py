"""Where people go from a door: whom they meet first, at a date that has encounters.

Encounters are of an app above; it registers its rule in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from events.models import Occurrence


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody is expected at ``at``: ``who`` and ``where`` in words, each may be empty."""

    at: datetime
    who: str
    where: str


# The first stop of each participant (id) at a date; None asks for all who have one.
Rule = Callable[[Occurrence, Collection[int] | None], Mapping[int, Stop]]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Let ``rule`` say where people go; call it in ``AppConfig.ready()``. Twice is once."""
    if rule not in _rules:
        _rules.append(rule)


def first_stops(
    occurrence: Occurrence, participants: Collection[int] | None = None
) -> dict[int, Stop]:
    """The first stop of each participant (id) at ``occurrence``; one query for each rule."""
    found: dict[int, Stop] = {}
    for rule in _rules:
        for participant, stop in rule(occurrence, participants).items():
            if participant not in found or stop.at < found[participant].at:
                found[participant] = stop
    return found
