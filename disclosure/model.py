"""Counts that are published together, and the rule that they are held against."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

# The name of a count: the caller's own, such as ("school", 12, "first choice").
Cell: TypeAlias = Hashable


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts from 1 to ``threshold`` - 1 are hidden.

    Italian statisticians may go down to three (Sistan's rules, art. 4(1)(a), G.U. 11/2019), the
    OECD hides below three or five; for minors it is five.
    """

    threshold: int = 5

    @property
    def room(self) -> int:
        """How far apart, at least, the values lie that stay possible for a hidden count.

        That many more than one value: as many in all as a small count can have.
        """
        return self.threshold - 2

    def is_small(self, value: int) -> bool:
        return 0 < value < self.threshold


@dataclass(frozen=True, slots=True)
class Sum:
    """A count that is the sum of others, as whoever reads the tables knows."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def members(self) -> tuple[Cell, ...]:
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True)
class Counts:
    """All that is to be shown of the same people.

    Raises:
        ValueError: a count is negative, or a whole is not the sum of its parts.
    """

    values: Mapping[Cell, int]
    sums: Sequence[Sum]

    def __post_init__(self) -> None:
        if negative := [cell for cell, value in self.values.items() if value < 0]:
            raise ValueError(f"Negative: {negative}")
        for one in self.sums:
            if self.values[one.whole] != sum(self.values[part] for part in one.parts):
                raise ValueError(f"{one.whole} is not the sum of its parts.")
