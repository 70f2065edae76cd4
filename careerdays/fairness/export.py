"""The fairness report as a sheet: what the page shows, and not a number more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from careerdays.fairness.figures import Figures, Row
from careerdays.fairness.wording import all_students, choice_headings, share_words, shown_tables


def headings(figures: Figures) -> list[str]:
    """Of each choice how many got it, and of a hundred."""
    found = [_("Breakdown"), _("Group"), _("Students")]
    for title in choice_headings(len(figures.total.met)):
        found += [title, _("%(choice)s, of a hundred") % {"choice": title}]
    return found


def rows(figures: Figures) -> Iterator[list[Any]]:
    """All students first; one query."""
    yield [all_students(figures).title, "", *_cells(figures.total)]
    for table in shown_tables(figures):
        for one in table.rows:
            yield [table.title, one.title, *_cells(one.row)]


def _cells(row: Row) -> Iterator[int | str]:
    yield _or_words(row.students)
    for number, share in row.shares:
        yield _or_words(number)
        yield "" if share is None else share


def _or_words(number: int | None) -> int | str:
    return share_words(None, None) if number is None else number
