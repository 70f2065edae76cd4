"""From what is given to who meets whom when, with the proof."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace

import numpy as np

from allocation.encounters.blocks import Block, blocks
from allocation.encounters.circulation import NoCirculation, Numbers
from allocation.encounters.crossing import with_split_limits
from allocation.encounters.groups import Group, apart, groups_of, let_apart, why_apart
from allocation.encounters.irregular import fill_rounds
from allocation.encounters.model import Allocation, Fault, Host, Impossible, Input, Meeting, Student
from allocation.encounters.network import Network
from allocation.encounters.pinning import (
    contradicting_pins,
    have_rounds,
    refuse_impossible_pins,
)
from allocation.encounters.ranking import rank_of
from allocation.encounters.solving import solve
from allocation.encounters.timetable import timetable
from allocation.encounters.together import by_groups, seated


def allocate(given: Input) -> Allocation:
    """The best allocation of ``given``, in the order that the package describes, and its proof.

    A round that is pinned makes the day one on which people come and go, and so does who stays
    together. Groups that cannot be together are allocated one by one (``Allocation.apart``).

    Raises:
        Impossible: what is pinned contradicts the rules, which are named.
    """
    refuse_impossible_pins(given)
    groups = groups_of(given)
    faults = [fault for group in groups if (fault := why_apart(given, group))]
    while True:
        asked = let_apart(given, faults)
        groups = groups_of(asked)
        try:
            found = _with_groups(asked, groups) if groups else _of_single_students(asked)
        except Impossible as error:
            if not groups:
                raise
            faults += _to_let_apart(asked, groups, error)
        else:
            return replace(found, apart=sorted(faults, key=lambda fault: fault.student or 0))


def _to_let_apart(given: Input, groups: list[Group], error: Impossible) -> list[Fault]:
    """Of groups that cannot all be together: those of whom something is pinned, or all."""
    pinned = {student for student, _host in given.pinned}
    with_pins = [group for group in groups if not pinned.isdisjoint(group.ids)]
    is_unknown = any(fault.rule == "group_not_decided" for fault in error.faults)
    rule = "group_not_decided" if is_unknown else "group_contradicts_rules"
    return [apart(group, rule) for group in with_pins or groups]


def _of_single_students(given: Input) -> Allocation:
    found = None if have_rounds(given) else blocks(given)
    try:
        if found is not None:
            with suppress(Impossible):
                return with_split_limits(given, lambda asked: _whole_blocks(asked, found))
            # What is decided by hand needs another split in each round.
        return with_split_limits(given, fill_rounds, by_round=True)
    except NoCirculation:
        raise Impossible(contradicting_pins(given)) from None


def _with_groups(given: Input, groups: list[Group]) -> Allocation:
    found = _of_single_students(by_groups(given, groups))
    try:
        return with_split_limits(
            seated(given, groups, found),
            lambda asked: fill_rounds(asked, asked=given),
            by_round=True,
        )
    except NoCirculation:
        raise Impossible([Fault("group_contradicts_rules")]) from None


def _whole_blocks(given: Input, found: list[Block]) -> Allocation:
    network = Network(given, found, pinned=given.pinned)
    pairs, steps = solve(network)
    return Allocation(_meetings(network, found, pairs), steps)


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
