"""Figures in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from careerdays.fairness.figures import OTHERS, By, Figures, Group, Row
from participants.enums import Gender
from schools.models import School


@dataclass(frozen=True, slots=True)
class Named:
    """A row with the name of its group."""

    title: str
    row: Row

    @property
    def cells(self) -> list[str]:
        """How many students there are, and how many got each choice, in words."""
        return [share_words(self.row.students, None), *(share_words(*s) for s in self.row.shares)]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A breakdown with the names of its groups; ``heading`` is that of their column."""

    title: str
    heading: str
    rows: list[Named]


def choice_headings(ranks: int) -> list[str]:
    """The names of the columns, as many as choices are reported on."""
    return [_("First choice"), _("Second choice"), _("Third choice")][:ranks]


def shown_tables(figures: Figures) -> list[ShownTable]:
    """The breakdowns, their groups in the order of their names; one query."""
    titles = {
        By.SCHOOL: (_("By school"), _("School")),
        By.GENDER: (_("By gender"), _("Gender")),
        By.YEAR: (_("By class year"), _("Class year")),
    }
    schools = School.objects.select_related("organisation").in_bulk(_schools(figures))
    found = []
    for table in figures.tables:
        rows = [Named(_name(table.by, row.group, schools), row) for row in table.rows]
        in_order = sorted(rows, key=lambda one: (one.row.group is None, one.title.casefold()))
        found.append(ShownTable(*titles[table.by], in_order))
    return found


def all_students(figures: Figures) -> Named:
    """The last row of each table."""
    return Named(_("All students"), figures.total)


def _schools(figures: Figures) -> Iterable[Group]:
    return {
        row.group
        for table in figures.tables
        if table.by is By.SCHOOL
        for row in table.rows
        if row.group not in (None, OTHERS)
    }


def _name(by: By, group: Group, schools: Mapping[int, School]) -> str:
    if group == OTHERS:
        return _("Those of fewer than ten students, together")
    if group is None:
        return _("Not asked") if by is By.GENDER else _("Not known")
    if by is By.SCHOOL:
        return str(schools.get(int(group), _("Not known")))
    return str(Gender(str(group)).label if by is By.GENDER else group)


def share_words(number: int | None, share: int | None) -> str:
    """A count and its share, such as "38 (95%)"."""
    if number is None:
        return _("not shown")
    if share is None:
        return number_words(number)
    return _("%(number)s (%(share)d%%)") % {"number": number_words(number), "share": share}


def number_words(value: int | None) -> str:
    """A count, a dash where there is none."""
    return "–" if value is None else number_format(value, force_grouping=True)
