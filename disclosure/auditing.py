"""What the counts that are shown tell about those that are hidden.

Asked as whoever wants to know would: of all whole numbers that fit what is shown, which can a
hidden count be? They are looked for as changes of the true counts that leave everything that is
shown as it is, so each answer is another population that nobody could tell from the true one.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from disclosure.model import Cell, Counts, Rule


def exposed(counts: Counts, hidden: Set[Cell], rule: Rule) -> list[Cell]:
    """The hidden counts of which too much is known, in the order of ``counts``.

    Too much is known where the least and the greatest value that it could have are nearer to each
    other than ``rule.room``. A hidden count that is not zero is taken to be known not to be: zeros
    are hidden only in small groups.
    """
    if not hidden:
        return []
    search = _Search(counts, hidden, rule)
    pending = search.open()
    while pending:
        search.push({cell: (-1) ** number for number, cell in enumerate(pending)})
        before, pending = pending, search.open()
        if pending == before:
            break
    for cell in pending:
        for way in (1, -1):
            if search.is_open(cell):
                search.push({cell: way})
    return search.open()


class _Search:
    """Populations that look the same, and how far each hidden count goes in those found so far."""

    def __init__(self, counts: Counts, hidden: Set[Cell], rule: Rule) -> None:
        # Only what hides something needs the solver, which no web process loads at its start.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        self.room = rule.room
        self.model = cp_model.CpModel()
        self.solver = cp_model.CpSolver()
        # One worker: the same counts give the same answer on every machine.
        self.solver.parameters.num_workers = 1
        self.changes = {
            cell: self.model.new_int_var(-min(rule.room, max(value - 1, 0)), rule.room, "")
            for cell, value in counts.values.items()
            if cell in hidden
        }
        for one in counts.sums:
            parts = sum(self.changes.get(part, 0) for part in one.parts)
            self.model.add(parts == self.changes.get(one.whole, 0))
        self.least = dict.fromkeys(self.changes, 0)
        self.most = dict.fromkeys(self.changes, 0)

    def is_open(self, cell: Cell) -> bool:
        """Whether it is not proven yet that enough values are possible."""
        return self.most[cell] - self.least[cell] < self.room

    def open(self) -> list[Cell]:
        return [cell for cell in self.changes if self.is_open(cell)]

    def push(self, ways: Mapping[Cell, int]) -> None:
        """Look for the population in which these counts are as far up (1) or down (-1) as can be.

        What is found is a fact, whether or not there is more to find.
        """
        self.model.maximize(sum(way * self.changes[cell] for cell, way in ways.items()))
        self.solver.solve(self.model)
        for cell, change in self.changes.items():
            value = self.solver.value(change)
            self.least[cell] = min(self.least[cell], value)
            self.most[cell] = max(self.most[cell], value)
