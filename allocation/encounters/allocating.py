"""From what is given to who meets whom when, with the proof."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from allocation.encounters.blocks import Block, blocks
from allocation.encounters.circulation import NoCirculation, Numbers
from allocation.encounters.irregular import fill_rounds
from allocation.encounters.model import Allocation, Fault, Host, Impossible, Input, Meeting, Student
from allocation.encounters.network import Network, NotNested
from allocation.encounters.ranking import rank_of
from allocation.encounters.solving import solve
from allocation.encounters.timetable import timetable


def allocate(given: Input) -> Allocation:
    """The best allocation of ``given``, in the order that the package describes, and its proof.

    Raises:
        Impossible: what is pinned contradicts the rules, which are named.
            Seats kept for a group contradict a limit for schools that are only partly in it.
    """
    found = blocks(given)
    try:
        return fill_rounds(given) if found is None else _whole_blocks(given, found)
    except NotNested:
        raise Impossible([Fault("kept_seats_cross_schools")]) from None
    except NoCirculation:
        raise Impossible([Fault("pins_contradict_rules")]) from None


def _whole_blocks(given: Input, found: list[Block]) -> Allocation:
    network = Network(given, found)
    pairs, steps = solve(network, _pinned(network))
    meetings = _meetings(network, found, pairs)
    return Allocation(meetings, steps)


def _pinned(network: Network) -> Numbers:
    students = {student.id: index for index, student in enumerate(network.students)}
    hosts = {host.id: index for index, host in enumerate(network.hosts)}
    rows, faults = [], []
    for pin in network.given.pins:
        pair = students.get(pin.student), hosts.get(pin.host)
        if None in pair or not network.rank[pair]:
            faults.append(Fault("never_there_together", student=pin.student, host=pin.host))
        rows.append(pair)
    if faults:
        raise Impossible(faults)
    return np.array(rows, np.int64).reshape(-1, 2)


def _meetings(network: Network, found: list[Block], pairs: Numbers) -> list[Meeting]:
    of_block: dict[int, list[tuple[Student, Host]]] = defaultdict(list)
    ends = np.cumsum([len(block.students) for block in found])
    for student, host in pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].tolist():
        number = int(np.searchsorted(ends, student, side="right"))
        of_block[number].append((network.students[student], network.hosts[host]))
    planned = [
        Meeting(student.id, host.id, one, rank_of(student, host))
        for number, block in enumerate(found)
        for student, host, one in timetable(block, of_block[number], network.rules)
    ]
    return sorted(planned, key=lambda meeting: (meeting.student, meeting.round))
