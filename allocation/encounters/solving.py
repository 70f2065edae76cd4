"""One step after the other: each keeps to what is best of those before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from allocation.encounters.circulation import (
    Arcs,
    Numbers,
    bound,
    cheapest,
    keep_to_cheapest,
    prices,
    reduced,
)
from allocation.encounters.draw import drawn
from allocation.encounters.model import DRAW, GUARANTEE, MEETINGS, RANKS, WORST, Step
from allocation.encounters.network import MORE, NEVER, Network


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step wants little of: of each arc, and of pairs (of some students) that are none."""

    of_arcs: Callable[[], Numbers]
    of_absent: Callable[[slice], Numbers]


@dataclass(frozen=True, slots=True)
class Optimum:
    value: int
    flow: Numbers
    price: Numbers


def solve(
    network: Network, *, draws: bool = True, tolerated: int = 0
) -> tuple[Numbers, list[Step]]:
    """Who meets whom, as rows of (student, host) indices, and the proof step by step.

    Without ``draws`` the answer is any of the best. A worst rank that is ``tolerated`` is as good
    as a smaller one.

    Raises:
        NoCirculation: the pins contradict the other rules.
    """
    steps = _Steps(network)
    worst = steps.smallest_worst_rank(tolerated)
    steps.limit(worst)
    steps.count(worst)
    steps.by_pairs(RANKS, Cost(lambda: network.pairs(network.pair_ranks()), steps.unranked_of))
    if draws:
        steps.by_pairs(DRAW, Cost(lambda: network.pairs(network.pair_draws()), steps.draws_of))
    meets = steps.flow[network.frame :] > 0
    pairs = np.stack([network.pair_student[meets], network.pair_host[meets]], axis=1)
    return pairs, steps.done


class _Steps:
    """``choosy`` students chose as many hosts as they get meetings: their worst rank counts."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.done: list[Step] = []
        chosen = ((network.rank > 0) & (network.rank < network.unranked)).sum(axis=1)
        self.choosy = (chosen >= network.capacity) & (network.capacity > 0)
        self.each = 1 + int(network.capacity.sum())
        self.latest: tuple[int, Optimum] | None = None

    def smallest_worst_rank(self, tolerated: int) -> int:
        """The smallest limit that costs nobody a meeting, and is not below ``tolerated``; 0 where
        nobody's rank counts.
        """
        low, high = tolerated, self.network.unranked
        if not self.choosy.any():
            return 0
        best = self._reach(high)
        if tolerated and self._reach(low) == best:
            return low
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reach(middle) == best else (middle + 1, high)
        return low

    def limit(self, worst: int) -> None:
        """Nobody who is choosy gets a rank beyond ``worst``, but for what is pinned."""
        if not self.choosy.any():
            return
        self.network.arcs = self._limited(worst)
        if worst < self.network.unranked:
            self.network.absent[self.choosy] = False

    def count(self, worst: int) -> None:
        """Those with one of their first choices, then meetings; then the worst rank is settled."""
        cost = self._worth()
        found = self._found(worst) or self._optimum_of(cost)
        at = reduced(self.network.arcs, cost.of_arcs(), found.price)
        proven = bound(self.network.arcs, at)
        self._keep(found, at, cost)
        if self.network.rules.first_choices:
            self.done.append(Step(GUARANTEE, -found.value // self.each, -proven // self.each))
        self.done.append(Step(MEETINGS, -found.value % self.each, -proven % self.each))
        if self.choosy.any():
            self.done.append(Step(WORST, worst, worst))

    def by_pairs(self, name: str, cost: Cost) -> None:
        found = self._optimum_of(cost)
        at = reduced(self.network.arcs, cost.of_arcs(), found.price)
        self.done.append(Step(name, found.value, bound(self.network.arcs, at)))
        self._keep(found, at, cost)

    def unranked_of(self, rows: slice) -> Numbers:
        return self._nothing_of(rows) + self.network.unranked

    def draws_of(self, rows: slice) -> Numbers:
        network = self.network
        return drawn(network.rules.seed, network.student_ids[rows, None], network.host_ids[None, :])

    def _nothing_of(self, rows: slice) -> Numbers:
        return np.zeros((rows.stop - rows.start, len(self.network.hosts)), np.int64)

    def _worth(self) -> Cost:
        """Somebody with one of her first choices is worth more than all meetings."""

        def of_arcs() -> Numbers:
            cost = np.zeros(len(self.network.arcs), np.int64)
            cost[self.network.to_students] = -1
            if self.network.rules.first_choices:
                cost[self.network.firsts] = np.where(self.network.is_served, 0, -self.each)
            return cost

        return Cost(of_arcs, self._nothing_of)

    def _reach(self, worst: int) -> int:
        """What is best of the first two steps where nobody gets a rank beyond ``worst``."""
        fillable = np.ones(len(self.choosy), bool)
        if worst < self.network.unranked:
            fillable = ~self.choosy
        found = self._optimum(self._worth(), lambda: self._limited(worst), fillable)
        self.latest = worst, found
        return found.value

    def _found(self, worst: int) -> Optimum | None:
        """What was found with this limit, if it was the last that was tried: nothing was written
        down since.
        """
        return self.latest[1] if self.latest and self.latest[0] == worst else None

    def _limited(self, worst: int) -> Arcs:
        network = self.network
        beyond = self.choosy[network.pair_student] & (network.pair_ranks() > worst)
        arcs = network.arcs.copy()
        pairs = arcs.upper[network.frame :]
        pairs[beyond] = arcs.lower[network.frame :][beyond]
        return arcs

    def _optimum_of(self, cost: Cost) -> Optimum:
        everybody = np.ones(len(self.choosy), bool)
        return self._optimum(cost, lambda: self.network.arcs, everybody)

    def _optimum(self, cost: Cost, arcs_of: Callable[[], Arcs], fillable: Numbers) -> Optimum:
        """What costs least, proven for all pairs of the students who are ``fillable``."""
        network = self.network
        while True:
            arcs, of_arcs = arcs_of(), cost.of_arcs()
            flow = cheapest(arcs, of_arcs, nodes=network.nodes)
            price = prices(arcs, of_arcs, flow, nodes=network.nodes)
            if not self._add_missing(price, cost, fillable):
                return Optimum(int((of_arcs * flow).sum()), flow, price)

    def _add_missing(self, price: Numbers, cost: Cost, fillable: Numbers) -> int:
        """Write down pairs that would gain something; returns how many."""
        network, added = self.network, 0
        for rows in network.slices():
            at = cost.of_absent(rows) + self._way(rows, price)
            gains = network.absent[rows] & (at < 0) & fillable[rows, None]
            if gains.any():
                at[~gains] = NEVER
                added += network.add_smallest(rows, at, MORE)
        return added

    def _keep(self, found: Optimum, at: Numbers, cost: Cost) -> None:
        """Leave only what is as good, among the pairs that are no arc yet, too."""
        self.flow = found.flow
        keep_to_cheapest(self.network.arcs, at)
        for rows in self.network.slices():
            if self.network.absent[rows].any():
                at_absent = cost.of_absent(rows) + self._way(rows, found.price)
                self.network.absent[rows] &= at_absent == 0

    def _way(self, rows: slice, price: Numbers) -> Numbers:
        network = self.network
        way: Numbers = price[network.unchosen_node[rows]][:, None] - price[network.leaf[rows]]
        return way
