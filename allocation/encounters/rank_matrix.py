"""The ranks of all students and hosts as one matrix."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from allocation.encounters.blocks import Block
from allocation.encounters.model import Host, Input, Student
from allocation.encounters.ranking import unranked

Ranks = NDArray[np.int16]


def rank_matrix(
    given: Input, found: Sequence[Block], met: Collection[tuple[int, int]] = ()
) -> Ranks:
    """A row for each student of the blocks, a column for each host.

    0 where they cannot meet, or are of ``met`` (ids of student and host); ``unranked`` where she
    did not choose the host.
    """
    students = [student for block in found for student in block.students]
    columns = {host.id: index for index, host in enumerate(given.hosts)}
    there = [_can_meet(block, given.hosts) for block in found]
    there.append(np.zeros((0, len(columns)), bool))
    rank = np.concatenate(there).astype(np.int16) * np.int16(unranked(given))
    rows = {student.id: row for row, student in enumerate(students)}
    for student_id, host_id in met:
        if student_id in rows:
            rank[rows[student_id], columns[host_id]] = 0
    for row, student in enumerate(students):
        _write_choices(rank[row], student, columns)
    return rank


def _write_choices(row: Ranks, student: Student, columns: Mapping[int, int]) -> None:
    for host in student.barred & columns.keys():
        row[columns[host]] = 0
    for place, host in enumerate(student.choices, start=1):
        column = columns.get(host)
        if column is not None and row[column]:
            row[column] = place


def _can_meet(block: Block, hosts: Sequence[Host]) -> NDArray[np.bool_]:
    """Of each student of the block and each host: are they there at the same time?"""
    when = {one: index for index, one in enumerate(block.rounds)}
    students = np.zeros((len(block.students), len(when)), np.float32)
    for row, student in enumerate(block.students):
        students[row, [when[one] for one in student.rounds if one in when]] = 1
    there = np.zeros((len(hosts), len(when)), np.float32)
    for row, host in enumerate(hosts):
        there[row, [when[one] for one in block.seats.get(host.id, {})]] = 1
    return students @ there.T > 0
