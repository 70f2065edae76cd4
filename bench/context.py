"""What every scenario is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bench.report import Finding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """``rounds`` of ours and yardstick in turn, on synthetic data of this ``scale``.

    ``databases`` are the addresses of the databases that the scenario asked for, by scale.
    """

    scale: int
    rounds: int
    databases: dict[int, str]
    say: Callable[[str], None]

    def taking_turns(
        self, yardstick: Callable[[], T], ours: Callable[[], T]
    ) -> tuple[list[T], list[T]]:
        """Call both in turn, as often as there are rounds; who begins changes each time."""
        theirs_found: list[T] = []
        ours_found: list[T] = []
        for number in range(self.rounds):
            sides = [(yardstick, theirs_found), (ours, ours_found)]
            for measure, found in sides if number % 2 == 0 else reversed(sides):
                found.append(measure())
            self.say(f"  round {number + 1} of {self.rounds}")
        return theirs_found, ours_found


Scenario = Callable[[Context], Finding]


def load() -> list[float]:
    """What the machine was doing: the kernel's load averages of 1, 5 and 15 minutes."""
    return [round(average, 1) for average in os.getloadavg()]
