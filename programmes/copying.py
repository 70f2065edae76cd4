"""The next edition of a programme: its plan, partners and texts, and nobody of its people.

What hangs above a programme (its events, their reminders) is copied by ``registrations.copying``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.text import slugify

from accounts.models import User
from core.slugs import free_slugs
from programmes.enums import ProgrammeStatus
from programmes.models import Action, Coordinator, Phase, Programme, Series
from programmes.shifting import Shift

M = TypeVar("M", bound=Model)

# What is taken over as it stands; a test knows the fields that are left out, and why.
PROGRAMME = (
    "summary",
    "description",
    "audience_note",
    "how_to_take_part",
    "colour",
    "topic",
    "contact_name",
    "contact_email",
    "contact_phone",
    "max_class_bookings",
)
PARTNERSHIP = ("organisation_id", "department_id", "role", "position")
PHASE = ("name", "description")
ACTION = ("position", "title", "description")
FUNDING = (
    "fund_id",
    "funder_id",
    "call",
    "amount",
    "project_code",
    "statement",
    "emblem_id",
    "position",
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class NewEdition:
    """The copy, and which of its phases and actions stands for which (by primary key)."""

    programme: Programme
    phases: Mapping[int, Phase]
    actions: Mapping[int, Action]


def new_edition(
    programme: Programme, *, title: str, shift: Shift, with_fundings: bool, by: User
) -> NewEdition:
    """Write the copy as a draft that ``by`` runs; the caller holds the transaction."""
    copy = Programme(
        title=title,
        slug=free_slugs(Programme.objects.all(), [slugify(title) or "programma"], longest=80)[0],
        starts_on=shift.new_first,
        ends_on=last_day(programme, shift),
        status=ProgrammeStatus.DRAFT,
        **taken_over(programme, PROGRAMME),
    )
    copy.series = programme.series or _new_series(programme)
    copy.save()
    copy.schools.set(programme.schools.all())
    Coordinator.objects.create(programme=copy, user=by)
    _copy_all(programme.partnerships.all(), PARTNERSHIP, programme=copy)
    if with_fundings:
        _copy_all(programme.fundings.all(), FUNDING, programme=copy)
    return NewEdition(copy, _phases(programme, copy, shift), _actions(programme, copy))


def last_day(programme: Programme, shift: Shift) -> date:
    """The last day of the new edition."""
    return max(shift.last_day(programme.ends_on), shift.new_first)


def taken_over(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """The values of ``row`` that its copy has too."""
    return {name: getattr(row, name) for name in names}


def without_year(text: str) -> str:
    """``text`` without the year that it names: "STEMintheCity 2026" is "STEMintheCity"."""
    return " ".join(YEAR.sub("", text).split()).strip(" -–·:,") or text


def _new_series(programme: Programme) -> Series:
    """What returns is a series: this edition and the next are its first two."""
    name = without_year(programme.title)
    slugs = free_slugs(Series.objects.all(), [slugify(name) or "serie"], longest=80)
    series = Series.objects.create(name=name, slug=slugs[0])
    programme.series = series
    programme.save(update_fields=["series", "updated_at"])
    return series


def _copy_all(rows: Iterable[M], names: Iterable[str], **changes: Any) -> list[M]:
    """Copies of ``rows`` in their order, in one statement."""
    made = [type(row)(**taken_over(row, names), **changes) for row in rows]
    return type(made[0])._default_manager.bulk_create(made) if made else []


def _phases(programme: Programme, copy: Programme, shift: Shift) -> dict[int, Phase]:
    phases = list(programme.phases.all())
    made = [Phase(programme=copy, **taken_over(phase, PHASE)) for phase in phases]
    for phase, new in zip(phases, made, strict=True):
        new.starts_on, new.ends_on = shift.period(phase.starts_on, phase.ends_on)
    Phase.objects.bulk_create(made)
    return {phase.pk: new for phase, new in zip(phases, made, strict=True)}


def _actions(programme: Programme, copy: Programme) -> dict[int, Action]:
    """The tree, level by level: an action is written after the one it is part of."""
    found: dict[int, Action] = {}
    waiting = list(programme.actions.all())
    while level := [row for row in waiting if row.parent_id is None or row.parent_id in found]:
        made = Action.objects.bulk_create(
            Action(
                programme=copy,
                parent=found[row.parent_id] if row.parent_id else None,
                **taken_over(row, ACTION),
            )
            for row in level
        )
        found |= {row.pk: new for row, new in zip(level, made, strict=True)}
        waiting = [row for row in waiting if row.pk not in found]
    return found
