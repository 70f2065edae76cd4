"""What every scenario is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bench.databases import Databases
from bench.report import Finding

Theirs = TypeVar("Theirs")
Ours = TypeVar("Ours")


class Skipped(Exception):
    """A scenario needs what this machine does not have; says what."""


@dataclass(frozen=True, slots=True)
class Context:
    """``rounds`` of ours and yardstick in turn, on synthetic data of this ``scale``."""

    scale: int
    rounds: int
    databases: Databases
    say: Callable[[str], None]

    def taking_turns(
        self, yardstick: Callable[[], Theirs], ours: Callable[[], Ours]
    ) -> tuple[list[Theirs], list[Ours]]:
        """Call both in turn, once a round; who begins changes from round to round."""
        theirs_found: list[Theirs] = []
        ours_found: list[Ours] = []
        for number in range(self.rounds):
            if number % 2 == 0:
                ours_found.append(ours())
                theirs_found.append(yardstick())
            else:
                theirs_found.append(yardstick())
                ours_found.append(ours())
            self.say(f"  round {number + 1} of {self.rounds}")
        return theirs_found, ours_found


Scenario = Callable[[Context], Finding]
