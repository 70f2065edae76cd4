"""Runs side by side, and what they could have been, as lines of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from allocation.encounters.model import GUARANTEE, MEETINGS, RANKS, WORST
from careerdays.fairness.comparing import Column
from careerdays.fairness.figures import Row, row_from
from careerdays.fairness.outlook import Change
from careerdays.fairness.wording import choice_headings, number_words, share_words
from careerdays.models import Host, Outlook


@dataclass(frozen=True, slots=True)
class Line:
    """A fact of several runs, or several of one: a cell each."""

    title: str
    cells: list[str]


def compared(columns: list[Column]) -> list[Line]:
    """What each run was asked, what it reached, and who would notice."""
    return [*_asked(columns), *_reached(columns), *_shares(columns), *_differences(columns)]


def _asked(columns: list[Column]) -> list[Line]:
    rules = {
        "rounds_each": _("Encounters for each student"),
        "first_choices": _("One among the first"),
        "most_of_one_school": _("Most students of one school with a host at once"),
    }
    return [
        *(Line(title, [_rule(one, name) for one in columns]) for name, title in rules.items()),
        Line(_("Seed of the draw"), [one.run.seed for one in columns]),
        Line(_("Digest of the input"), [_digest(one) for one in columns]),
    ]


def _rule(column: Column, name: str) -> str:
    if column.rules is None:
        return _("Not known")
    value = column.rules[name]
    return _("no limit") if value is None else str(value)


def _digest(column: Column) -> str:
    digest = column.run.digest[:12]
    if column.difference is None:
        return digest
    if column.is_of_same_input:
        return _("%(digest)s, as in the first run") % {"digest": digest}
    return _("%(digest)s, other than in the first run") % {"digest": digest}


def _reached(columns: list[Column]) -> list[Line]:
    steps = {
        MEETINGS: _("Encounters"),
        GUARANTEE: _(
            "Students with one of their first choices, or anybody where they chose nobody"
        ),
        WORST: _("Worst choice that somebody gets"),
        RANKS: _("Sum of ranks"),
    }
    return [
        Line(_("Students"), [number_words(one.run.students) for one in columns]),
        *(
            Line(title, [number_words(one.run.value_of(name)) for one in columns])
            for name, title in steps.items()
        ),
        Line(_("Proven best"), [_("Yes") if c.run.is_optimal else _("No") for c in columns]),
    ]


def _shares(columns: list[Column]) -> list[Line]:
    ranks = max((len(one.total.met) for one in columns if one.total), default=0)
    return [
        Line(title, [_share(one.total, place) for one in columns])
        for place, title in enumerate(choice_headings(ranks))
    ]


def _share(total: Row | None, place: int) -> str:
    if total is None or place >= len(total.met):
        return _("no report yet")
    return share_words(*total.shares[place])


def _differences(columns: list[Column]) -> list[Line]:
    found = [one.difference for one in columns]
    return [
        Line(
            _("Students with another timetable than in the first run"),
            [number_words(one.timetables) if one else "–" for one in found],
        ),
        Line(
            _("Students who meet other hosts than in the first run"),
            [number_words(one.hosts) if one else "–" for one in found],
        ),
    ]


def foreseen(outlook: Outlook) -> tuple[list[str], list[Line]]:
    """The headings and rows of a table: as things are, and with one more; one query."""
    hosts = Host.objects.in_bulk([one["host"] for one in outlook.answers if one["host"]])
    steps = {
        MEETINGS: _("Encounters"),
        GUARANTEE: _("With one of the first choices"),
        WORST: _("Worst choice"),
    }
    rows = [
        Line(
            _change(one, hosts),
            [
                *(number_words(one["steps"].get(name)) for name in steps),
                *(share_words(*pair) for pair in row_from(one["figures"]).shares),
            ],
        )
        for one in outlook.answers
    ]
    ranks = max((len(one["figures"]["met"]) for one in outlook.answers), default=0)
    return [*steps.values(), *choice_headings(ranks)], rows


def _change(answer: Mapping[str, Any], hosts: Mapping[int, Host]) -> str:
    change = Change(answer["change"])
    if change is Change.HOST:
        host = hosts.get(answer["host"])
        words = _("One more host, beside %(host)s, whom most missed")
        return words % {"host": host or _("somebody who is gone")}
    return {
        Change.NONE: _("As it is"),
        Change.ROUND: _("One more round each day, and one more encounter for each student"),
    }[change]
