"""The cheapest circulation in a network with bounds, and the proof that none is cheaper.

All numbers are integers, so that the answer and its proof are exact and the same on every machine.
The solver is OR-Tools' cost-scaling push-relabel. The proof is a price for each node: the cost of
an arc, plus the price of where it begins, less that of where it ends, is its reduced cost, and no
circulation costs less than what its bounds cost at those (linear programming duality).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Arcs:
    """``tail`` and ``head`` are nodes; what flows through an arc is from ``lower`` to ``upper``."""

    tail: Numbers
    head: Numbers
    lower: Numbers
    upper: Numbers

    def __len__(self) -> int:
        return len(self.tail)

    def copy(self) -> Arcs:
        return Arcs(self.tail, self.head, self.lower.copy(), self.upper.copy())


class NoCirculation(Exception):
    """The bounds contradict each other."""


def cheapest(arcs: Arcs, cost: Numbers, *, nodes: int) -> Numbers:
    """What flows through each arc in a circulation that costs least.

    Raises:
        NoCirculation: there is none within the bounds.
    """
    if (arcs.lower > arcs.upper).any():
        raise NoCirculation
    solver = SimpleMinCostFlow()
    # What must flow is as good as sent: it arrives at its head, and is missing at its tail.
    supply = np.bincount(arcs.head, arcs.lower, nodes) - np.bincount(arcs.tail, arcs.lower, nodes)
    free = arcs.upper > arcs.lower
    added = solver.add_arcs_with_capacity_and_unit_cost(
        arcs.tail[free], arcs.head[free], (arcs.upper - arcs.lower)[free], cost[free]
    )
    solver.set_nodes_supplies(np.arange(nodes), supply.astype(np.int64))
    if solver.solve() != solver.OPTIMAL:
        raise NoCirculation
    flow = arcs.lower.copy()
    flow[free] += solver.flows(added)
    return flow


def prices(arcs: Arcs, cost: Numbers, flow: Numbers, *, nodes: int) -> Numbers:
    """Prices of the nodes that prove ``flow`` to be cheapest: shortest ways in what is left.

    Where more may flow an arc leads on at its cost, where something flows it leads back at its
    gain. Of a cheapest circulation no way around gains anything, so the ways have an end
    (Bellman-Ford).
    """
    on, back = flow < arcs.upper, flow > arcs.lower
    begin = np.concatenate([arcs.tail[on], arcs.head[back]])
    end = np.concatenate([arcs.head[on], arcs.tail[back]])
    length = np.concatenate([cost[on], -cost[back]])
    order = np.argsort(end, kind="stable")
    begin, end, length = begin[order], end[order], length[order]
    firsts = np.flatnonzero(np.diff(end, prepend=-1))
    ends = end[firsts]
    price = np.zeros(nodes, np.int64)
    while len(ends):
        found = np.minimum.reduceat(price[begin] + length, firsts)
        better = found < price[ends]
        if not better.any():
            break
        price[ends] = np.minimum(price[ends], found)
    return price


def reduced(arcs: Arcs, cost: Numbers, price: Numbers) -> Numbers:
    """The reduced cost of each arc."""
    return cost + price[arcs.tail] - price[arcs.head]


def bound(arcs: Arcs, at: Numbers) -> int:
    """What any circulation costs at least; ``at`` are reduced costs, of whatever prices."""
    return int(np.where(at > 0, at * arcs.lower, at * arcs.upper).sum())


def keep_to_cheapest(arcs: Arcs, at: Numbers) -> None:
    """Leave only the circulations that cost as little: an arc that costs something is empty, one
    that gains something is full (complementary slackness)."""
    arcs.upper[at > 0] = arcs.lower[at > 0]
    arcs.lower[at < 0] = arcs.upper[at < 0]
