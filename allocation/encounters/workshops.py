"""Pupils of a class over workshops that run side by side: a career day of one round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allocation.encounters.model import Host, Input, Rules, Student

AT_ONCE = 1


def parallel_workshops(
    choices: Mapping[int, Sequence[int]], seats: Mapping[int, int], *, seed: str
) -> Input:
    """What ``allocate`` is asked so that each pupil is in one workshop.

    ``choices`` are workshops (ids), best first, of each pupil (id, such as her number in the
    class; empty where she chose none); ``seats`` are by workshop. ``allocate`` then places as many
    as can be, with the smallest worst choice, then the smallest sum of choices; what is equal is
    drawn from ``seed``. Workshops without an id in ``seats`` have no place for anybody.
    """
    now = frozenset({AT_ONCE})
    students = [Student(pupil, now, tuple(wanted)) for pupil, wanted in sorted(choices.items())]
    hosts = [Host(workshop, {AT_ONCE: number}) for workshop, number in sorted(seats.items())]
    return Input(students, hosts, Rules(rounds_each=1, seed=seed))
