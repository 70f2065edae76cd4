"""Who may take part: conditions, and the first one that a person does not meet.

Plain Python, like ``availability``. Conditions are made from rows by ``events/facts.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from events.enums import RuleKind
from participants.ages import age_on


@dataclass(frozen=True, slots=True)
class Person:
    """The facts of a participant, or of a class, that rules and kept seats ask about.

    What was never asked is None or empty. ``has_priority``: registration opens earlier for her.
    """

    birth_date: date | None = None
    school_year: int | None = None
    school_level: str = ""
    programmes: frozenset[int] = frozenset()
    municipality: int | None = None
    occupation: str = ""
    gender: str = ""
    is_class: bool = False
    has_priority: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One rule, ready to be asked. ``values`` are what its kind compares with."""

    kind: RuleKind
    minimum: int | None = None
    maximum: int | None = None
    on: date | None = None
    values: frozenset[str | int] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """The condition that is not met; ``is_unknown`` when the answer was never given."""

    condition: Condition
    is_unknown: bool


def first_refusal(conditions: Iterable[Condition], person: Person) -> Refusal | None:
    """The first condition that ``person`` does not meet, or None when she meets them all."""
    for condition in conditions:
        answer = _answer(condition, person)
        if answer is None:
            return Refusal(condition, is_unknown=True)
        if not answer:
            return Refusal(condition, is_unknown=False)
    return None


def gaps_and_overlaps(bands: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Ages between the lowest and the highest band that no band, or more than one, holds.

    ``bands`` are inclusive. Hubout's "under 20" and "21 to 30" leave out who is 20.
    """
    if not bands:
        return [], []
    ages = range(min(low for low, _ in bands), max(high for _, high in bands) + 1)
    counts = {age: sum(low <= age <= high for low, high in bands) for age in ages}
    return [a for a, n in counts.items() if n == 0], [a for a, n in counts.items() if n > 1]


def _answer(condition: Condition, person: Person) -> bool | None:
    """Does she meet it? None when we do not know."""
    match condition.kind:
        case RuleKind.AGE:
            return _age_fits(condition, person)
        case RuleKind.SCHOOL_YEAR:
            return None if person.school_year is None else _within(condition, person.school_year)
        case RuleKind.SCHOOL_LEVEL:
            return person.school_level in condition.values if person.school_level else None
        case RuleKind.NETWORK:
            return bool(condition.values & person.programmes) if person.school_level else None
        case RuleKind.RESIDENCE:
            return None if person.municipality is None else person.municipality in condition.values
        case RuleKind.OCCUPATION:
            return person.occupation in condition.values if person.occupation else None


def _age_fits(condition: Condition, person: Person) -> bool | None:
    if person.birth_date is None or condition.on is None:
        return None
    return _within(condition, age_on(person.birth_date, condition.on))


def _within(condition: Condition, value: int) -> bool:
    low = condition.minimum if condition.minimum is not None else value
    high = condition.maximum if condition.maximum is not None else value
    return low <= value <= high
