"""The network of a day: from a hub to the students, to hosts they may meet, and back to the hub.

A student is a node, and where one among her first choices is asked a second one behind it: the
first meeting that goes that way counts; who has no first choice has all her pairs there. A host of
a block is a node, with one before it for each school (at most so many at once) and one for those
for whom no seats are kept. The pairs of a student and a host that she did not choose are too many
to be written down: those are added that could make the answer better (``missing``), until the
prices prove that no other does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from allocation.encounters.blocks import Block
from allocation.encounters.circulation import Arcs, Numbers
from allocation.encounters.crossing import in_group
from allocation.encounters.draw import drawn
from allocation.encounters.model import Host, Input
from allocation.encounters.rank_matrix import rank_matrix
from allocation.encounters.ranking import glad_of_anybody, unranked

HUB = 0
# Pairs beyond the choices to begin with, and to add for a student at a time.
FILL, MORE = 400_000, 8
NEVER = np.iinfo(np.int64).max


class Network:
    """Arrays by student (in the order of ``students``), by host, and by arc.

    ``rank`` is a matrix of students and hosts: 0 where they cannot meet, ``unranked`` where she
    did not choose the host.
    """

    def __init__(
        self,
        given: Input,
        found: Sequence[Block],
        *,
        met: Collection[tuple[int, int]] = (),
        pinned: Collection[tuple[int, int]] = (),
        served: Collection[int] = (),
    ) -> None:
        """``met`` are pairs (ids of student and host) that meet in a round of another network,
        ``pinned`` those that meet here in any case.

        ``served`` are students (ids) who have one of their first choices there.
        """
        self.given, self.rules = given, given.rules
        self.students = [student for block in found for student in block.students]
        self.hosts = list(given.hosts)
        self.student_ids = np.array([student.id for student in self.students], np.int64)
        self.host_ids = np.array([host.id for host in self.hosts], np.int64)
        self.unranked = unranked(given)
        self.is_served = np.isin(self.student_ids, np.array(sorted(served), np.int64))
        self.rank = rank_matrix(given, found, met)
        self.capacity = np.array(
            [
                min(given.rules.rounds_each, len(student.rounds.intersection(block.rounds)))
                for block in found
                for student in block.students
            ],
            np.int64,
        )
        self.nodes = 1
        self._tail: list[Numbers] = []
        self._head: list[Numbers] = []
        self._upper: list[Numbers] = []
        self._lay_students()
        # Where the pairs of each student begin that are none of her choices.
        is_glad = np.isin(self.student_ids, np.array(sorted(glad_of_anybody(given)), np.int64))
        self.unchosen_node = np.where(is_glad, self.first_node, self.node)
        self.leaf = self._lay_hosts(found)
        self.frame = sum(map(len, self._tail))
        self.pair_student = np.zeros(0, np.int64)
        self.pair_host = np.zeros(0, np.int64)
        self.arcs = self._laid()
        # Pairs that may meet and are no arc yet.
        self.absent = self.rank > 0
        self._lay_pairs()
        self._pin(pinned)

    def _new(self, number: int) -> Numbers:
        self.nodes += number
        return np.arange(self.nodes - number, self.nodes, dtype=np.int64)

    def _lay(self, tail: Numbers | int, head: Numbers | int, upper: Numbers | int) -> None:
        tail, head, upper = np.broadcast_arrays(
            np.asarray(tail, np.int64), np.asarray(head, np.int64), np.asarray(upper, np.int64)
        )
        self._tail.append(tail.ravel())
        self._head.append(head.ravel())
        self._upper.append(upper.ravel())

    def _lay_students(self) -> None:
        number = len(self.students)
        self.node = self._new(number)
        self._lay(HUB, self.node, self.capacity)
        self.to_students = slice(0, number)
        self.first_node = self.node
        self.firsts = slice(number, number)
        if self.rules.first_choices:
            self.first_node = self._new(number)
            self._lay(self.node, self.first_node, 1)
            self.firsts = slice(number, 2 * number)
            self._lay(self.node, self.first_node, np.maximum(self.capacity - 1, 0))

    def _lay_hosts(self, found: Sequence[Block]) -> NDArray[np.int32]:
        """The node at which each pair arrives."""
        leaf = np.zeros(self.rank.shape, np.int32)
        row = 0
        for block in found:
            rows = slice(row, row + len(block.students))
            row += len(block.students)
            for index, host in enumerate(self.hosts):
                if host.id in block.seats:
                    leaf[rows, index] = self._lay_host(block, host)
        return leaf

    def _lay_host(self, block: Block, host: Host) -> NDArray[np.int32]:
        """A host in a block; returns at which node each student of the block arrives."""
        seats = block.seats[host.id].values()
        node = int(self._new(1)[0])
        self._lay(node, HUB, sum(seats))
        arrive = np.full(len(block.students), node, np.int32)
        if host.kept and host.kept_for is not None:
            others = int(self._new(1)[0])
            self._lay(others, node, sum(max(0, number - host.kept) for number in seats))
            for at, student in enumerate(block.students):
                if not in_group(student, host):
                    arrive[at] = others
        most = self.rules.most_of_one_school
        if most is not None and most < max(seats):
            self._lay_schools(block, arrive, host)
        return arrive

    def _lay_schools(self, block: Block, arrive: NDArray[np.int32], host: Host) -> None:
        """Before the host, or before those without kept seats: a node for each school there."""
        rounds = list(block.seats[host.id])
        nodes: dict[tuple[int, int], int] = {}
        for at, student in enumerate(block.students):
            if student.school is None:
                continue
            behind, side = int(arrive[at]), in_group(student, host)
            if (student.school, behind) not in nodes:
                limit = partial(self.given.limit, host.id, student.school, in_group=side)
                nodes[student.school, behind] = node = int(self._new(1)[0])
                self._lay(node, behind, sum(map(limit, rounds)))
            arrive[at] = nodes[student.school, behind]

    def _laid(self) -> Arcs:
        upper = np.concatenate(self._upper)
        return Arcs(
            np.concatenate(self._tail), np.concatenate(self._head), np.zeros_like(upper), upper
        )

    def _lay_pairs(self) -> None:
        """What was chosen, and some hosts that were not, those with the smallest numbers drawn."""
        chosen = (self.rank > 0) & (self.rank < self.unranked)
        self.add(*np.nonzero(chosen))
        each = min(len(self.hosts), FILL // max(1, len(self.students)))
        for rows in self.slices():
            number = drawn(self.rules.seed, self.student_ids[rows, None], self.host_ids[None, :])
            number[~self.absent[rows]] = NEVER
            self.add_smallest(rows, number, each)

    def _pin(self, pinned: Collection[tuple[int, int]]) -> None:
        if not pinned:
            return
        students, hosts = np.array(sorted(pinned), np.int64).T
        rows, columns = _places(self.student_ids, students), _places(self.host_ids, hosts)
        is_absent = self.absent[rows, columns]
        self.add(rows[is_absent], columns[is_absent])
        width = len(self.hosts)
        is_pinned = np.isin(self.pair_student * width + self.pair_host, rows * width + columns)
        self.arcs.lower[self.frame :][is_pinned] = 1

    def add_smallest(self, rows: slice, number: Numbers, each: int) -> int:
        """Add of each student the ``each`` pairs of the smallest ``number``, none of ``NEVER``."""
        if each < number.shape[1]:
            # Among equal numbers the host that comes first, on every machine.
            width = number.shape[1]
            key = np.where(number < NEVER, number * width + np.arange(width), NEVER)
            best = np.sort(np.argpartition(key, each, axis=1)[:, :each], axis=1)
        else:
            best = np.broadcast_to(np.arange(number.shape[1]), number.shape)
        at = np.take_along_axis(number, best, axis=1) < NEVER
        students = np.broadcast_to(np.arange(rows.start, rows.stop)[:, None], best.shape)
        self.add(students[at], best[at])
        return int(at.sum())

    def slices(self) -> list[slice]:
        """The students in parts that keep a matrix of theirs small."""
        size = max(1, 1_000_000 // max(1, len(self.hosts)))
        total = len(self.students)
        return [slice(at, min(at + size, total)) for at in range(0, total, size)]

    def add(self, students: Numbers, hosts: Numbers) -> None:
        """Write these pairs down as arcs of the network."""
        rank = self.rank[students, hosts]
        is_first = (rank <= self.rules.first_choices) & (rank < self.unranked)
        tail = np.where(is_first, self.first_node[students], self.unchosen_node[students])
        old, new = self.arcs, np.ones(len(students), np.int64)
        self.arcs = Arcs(
            np.concatenate([old.tail, tail]),
            np.concatenate([old.head, self.leaf[students, hosts].astype(np.int64)]),
            np.concatenate([old.lower, np.zeros_like(new)]),
            np.concatenate([old.upper, new]),
        )
        self.pair_student = np.concatenate([self.pair_student, students])
        self.pair_host = np.concatenate([self.pair_host, hosts])
        self.absent[students, hosts] = False

    def pairs(self, by_pair: Numbers) -> Numbers:
        """A number for each arc: 0 for those of the frame, then ``by_pair``."""
        return np.concatenate([np.zeros(self.frame, np.int64), by_pair.astype(np.int64)])

    def pair_ranks(self) -> Numbers:
        return self.rank[self.pair_student, self.pair_host].astype(np.int64)

    def pair_draws(self) -> Numbers:
        students, hosts = self.student_ids[self.pair_student], self.host_ids[self.pair_host]
        return drawn(self.rules.seed, students, hosts)


def _places(ids: Numbers, wanted: Numbers) -> Numbers:
    """At which place of ``ids``, in any order, each of ``wanted`` is."""
    order = np.argsort(ids, kind="stable")
    return order[np.searchsorted(ids, wanted, sorter=order)]
