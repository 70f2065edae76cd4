"""When those meet who meet: a timetable without conflicts, which always exists.

In a block of m rounds nobody has more than m meetings, a host has at most m times her seats, and
at most m times as many of one school, or without kept seats, as a round allows. Splitting each of
these sets of meetings into m parts as even as can be therefore breaks no rule. That it can be done
is the equitable edge colouring of a bipartite graph with nested sets (de Werra, 1971, in the form
of a flow): giving each meeting to each round by 1/m is a circulation within the bounds "share,
rounded down" and "rounded up", so there is one of whole numbers (Hoffman). It is the first round;
what is left is a block of m - 1 rounds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

from allocation.encounters.blocks import Block
from allocation.encounters.circulation import Arcs, cheapest
from allocation.encounters.crossing import in_group
from allocation.encounters.model import Host, Rules, Student

Pair = tuple[Student, Host]
HUB = 0


def timetable(block: Block, pairs: Sequence[Pair], rules: Rules) -> list[tuple[Student, Host, int]]:
    """A round of ``block`` for each of ``pairs``."""
    found, left = [], list(pairs)
    for number, one in enumerate(block.rounds):
        chosen = _round(left, len(block.rounds) - number, rules, block)
        found += [(*pair, one) for pair, is_now in zip(left, chosen, strict=True) if is_now]
        left = [pair for pair, is_now in zip(left, chosen, strict=True) if not is_now]
    return found


def _round(pairs: Sequence[Pair], rounds: int, rules: Rules, block: Block) -> list[bool]:
    """Which of ``pairs`` meet in the first of ``rounds`` that are left."""
    if rounds == 1 or not pairs:
        return [True] * len(pairs)
    tree = _Tree()
    tail, head = [], []
    for student, host in pairs:
        tail.append(tree.node(("student", student.id), None))
        head.append(tree.arrive(student, host, rules, block))
    sizes = tree.sizes(tail, head)
    ways = list(tree.parents.items())
    size = np.array([sizes[node] for node, _parent in ways], np.int64)
    arcs = Arcs(
        np.array([node if parent is not None else HUB for node, parent in ways] + tail, np.int64),
        np.array([node if parent is None else parent for node, parent in ways] + head, np.int64),
        np.concatenate([size // rounds, np.zeros(len(pairs), np.int64)]),
        np.concatenate([-(-size // rounds), np.ones(len(pairs), np.int64)]),
    )
    flow = cheapest(arcs, np.zeros(len(arcs), np.int64), nodes=len(tree.parents) + 1)
    is_now: list[bool] = (flow[len(ways) :] > 0).tolist()
    return is_now


class _Tree:
    """Nodes, and of each where it leads to: None is that it comes from the hub (a student)."""

    def __init__(self) -> None:
        self.number: dict[Hashable, int] = {}
        self.parents: dict[int, int | None] = {}

    def node(self, name: Hashable, parent: int | None) -> int:
        if name not in self.number:
            self.number[name] = len(self.number) + 1
            self.parents[self.number[name]] = parent
        return self.number[name]

    def arrive(self, student: Student, host: Host, rules: Rules, block: Block) -> int:
        """The smallest set of meetings of the host that this one is in."""
        node = self.node(("host", host.id), HUB)
        is_in_group = in_group(student, host)
        if not is_in_group:
            node = self.node(("without kept", host.id), node)
        most = rules.most_of_one_school
        is_capped = most is not None and most < max(block.seats[host.id].values())
        if is_capped and student.school is not None:
            node = self.node(("school", host.id, student.school, is_in_group), node)
        return node

    def sizes(self, tail: Sequence[int], head: Sequence[int]) -> dict[int, int]:
        """How many meetings go through each node."""
        through: Counter[int] = Counter(tail)
        below: dict[int, int] = defaultdict(int)
        for node in head:
            below[node] += 1
        for node in sorted(self.parents, reverse=True):
            parent = self.parents[node]
            through[node] += below[node]
            if parent:
                below[parent] += through[node]
        return through
