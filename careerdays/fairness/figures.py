"""Shares of who got her first, second and third choice. Pure; small counts are hidden (L30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeAlias

from disclosure import Cell, Counts, Sum, percentage, suppress

# Choices that are reported on; or as many as the career day asks for.
MOST_RANKS = 3
# An id of a school, a code of a gender, a number of a class year; None is not known.
Group: TypeAlias = int | str | None
# Smaller groups have no shares (``disclosure.percentage``): they are one group, so that less of the
# others must be hidden with them.
SMALL, OTHERS = 10, "others"


class By(StrEnum):
    SCHOOL = "school"
    GENDER = "gender"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Student:
    """Who took part in a run: the ranks that she got, and how many hosts she had chosen."""

    met: frozenset[int]
    chose: int
    groups: Mapping[By, Group] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """How many students of a group there are, and how many got each choice, the first first.

    None is a count that is not shown.
    """

    group: Group
    students: int | None
    met: tuple[int | None, ...]

    @property
    def shares(self) -> list[tuple[int | None, int | None]]:
        """Of each choice how many got it, and how many in a hundred that is."""
        return [(number, percentage(number, self.students)) for number in self.met]


@dataclass(frozen=True, slots=True)
class Table:
    by: By
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of all students who put at least as many hosts in order as choices are reported on."""

    total: Row
    tables: tuple[Table, ...]


def figures_of(students: Sequence[Student], *, ranks: int) -> Figures:
    """Count who got each of her first ``ranks`` choices, all together and in each breakdown.

    Who chose fewer is left out: her third choice was neither met nor refused. All tables are
    suppressed together, for they count the same students, and each "got it" has its "did not".
    """
    asked = _in_larger_groups([one for one in students if one.chose >= ranks])
    found: Counter[Cell] = Counter()
    for one in asked:
        for place in [None, *one.groups.items()]:
            found[place, None] += 1
            found.update((place, (rank, rank in one.met)) for rank in range(1, ranks + 1))
    groups = {by: sorted({one.groups[by] for one in asked}, key=str) for by in _breakdowns(asked)}
    shown = suppress(_counts(found, groups, ranks))
    return Figures(
        _row(shown, None, None, ranks),
        tuple(
            Table(by, tuple(_row(shown, (by, group), group, ranks) for group in theirs))
            for by, theirs in groups.items()
            if len(theirs) > 1
        ),
    )


def _in_larger_groups(students: Sequence[Student]) -> list[Student]:
    """``students`` with the small groups of each breakdown together, where there are several."""
    sizes = Counter(place for one in students for place in one.groups.items())
    small = {place for place, number in sizes.items() if number < SMALL}
    several = {by for by in By if sum(of is by for of, _group in small) > 1}
    return [
        replace(
            one,
            groups={
                by: OTHERS if by in several and (by, group) in small else group
                for by, group in one.groups.items()
            },
        )
        for one in students
    ]


def read(stored: Mapping[str, Any]) -> Figures:
    """The figures from what ``dataclasses.asdict`` made of them."""
    return Figures(
        row_from(stored["total"]),
        tuple(
            Table(By(table["by"]), tuple(map(row_from, table["rows"])))
            for table in stored["tables"]
        ),
    )


def row_from(stored: Mapping[str, Any]) -> Row:
    """One of its rows."""
    return Row(stored["group"], stored["students"], tuple(stored["met"]))


def _breakdowns(asked: Sequence[Student]) -> list[By]:
    return [by for by in By if any(by in one.groups for one in asked)]


def _counts(found: Mapping[Cell, int], groups: Mapping[By, Sequence[Group]], ranks: int) -> Counts:
    """The cells, zeros too: who got a choice, who did not, and both; of all, and of each group."""
    columns: list[Cell] = [None, *((rank, met) for rank in _up_to(ranks) for met in (True, False))]
    places: list[Cell] = [None, *((by, group) for by in groups for group in groups[by])]
    values: dict[Cell, int] = {
        (place, column): found[place, column] for place in places for column in columns
    }
    pairs = [
        Sum((place, None), ((place, (rank, True)), (place, (rank, False))))
        for place in places
        for rank in _up_to(ranks)
    ]
    totals = [
        Sum((None, column), tuple(((by, group), column) for group in groups[by]))
        for by in groups
        for column in columns
    ]
    return Counts(values, [*pairs, *totals])


def _up_to(ranks: int) -> Iterator[int]:
    return iter(range(1, ranks + 1))


def _row(shown: Mapping[Cell, int | None], place: Cell, group: Group, ranks: int) -> Row:
    met = tuple(shown[place, (rank, True)] for rank in _up_to(ranks))
    return Row(group, shown[place, None], met)
