"""Which counts are hidden."""

from __future__ import annotations

from collections.abc import Mapping, Set

from disclosure.auditing import exposed
from disclosure.model import Cell, Counts, Rule, Sum

RULE = Rule()


def suppress(counts: Counts, rule: Rule = RULE) -> Mapping[Cell, int | None]:
    """The counts as they may be shown, in their order; None is one that is hidden.

    Small ones are hidden, and then others, a few at a time, until the audit finds nothing that
    can be worked out. What is hidden is not the least there could be: that is a hard problem, and
    a wrong number here would be worse than one too few.
    """
    hidden = _small(counts, rule)
    while found := _alone(counts, hidden) or exposed(counts, hidden, rule):
        more = _company(counts, hidden, found)
        if not more:
            break
        hidden |= more
    return {cell: None if cell in hidden else value for cell, value in counts.values.items()}


def _small(counts: Counts, rule: Rule) -> set[Cell]:
    """Small counts, and all of what small groups are made of but what a zero elsewhere shows."""
    hidden = {cell for cell, value in counts.values.items() if rule.is_small(value)}
    nobody = {part for one in counts.sums if not counts.values[one.whole] for part in one.parts}
    return hidden.union(
        part
        for one in counts.sums
        if rule.is_small(counts.values[one.whole])
        for part in one.parts
        if part not in nobody
    )


def _alone(counts: Counts, hidden: Set[Cell]) -> list[Cell]:
    """Those that a subtraction gives away: no audit is needed to know it."""
    unknown = ([cell for cell in one.members if cell in hidden] for one in counts.sums)
    return list(dict.fromkeys(cells[0] for cells in unknown if len(cells) == 1))


def _company(counts: Counts, hidden: Set[Cell], found: list[Cell]) -> set[Cell]:
    """Shown counts to hide: one beside each of ``found``, in the sum that says most about it."""
    order = {cell: number for number, cell in enumerate(counts.values)}
    more: set[Cell] = set()

    def cost(cell: Cell) -> tuple[bool, int, int]:
        """A zero last, then the fewest people: a whole has more than its parts."""
        return not counts.values[cell], counts.values[cell], order[cell]

    def shown(one: Sum) -> list[Cell]:
        return [cell for cell in one.members if cell not in hidden]

    def tightness(one: Sum) -> tuple[bool, int]:
        is_only_zeros = not any(counts.values[cell] for cell in shown(one))
        return is_only_zeros, len(one.members) - len(shown(one))

    for cell in found:
        around = [one for one in counts.sums if cell in one.members and shown(one)]
        if around:
            tightest = shown(min(around, key=tightness))
            if more.isdisjoint(tightest):
                more.add(min(tightest, key=cost))
    rest = [cell for cell in counts.values if cell not in hidden]
    return more or set(sorted(rest, key=cost)[:1])
