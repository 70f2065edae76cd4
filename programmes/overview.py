"""What the page of a programme says about it, from its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from core import dates
from core.db import Plain
from programmes.enums import PartnershipRole, ProgrammeStatus
from programmes.models import Action, Funding, Partnership, Phase, Programme
from schools.models import School


@dataclass(frozen=True, slots=True)
class State:
    """How far a programme is; ``code`` is one of ``templates/components/_state.html``."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of a programme, with all that it does there."""

    name: str
    role: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A moment of a programme, for the vertical calendar."""

    moment: date
    title: str
    text: str


@dataclass(slots=True)
class Node:
    """An action with those that are part of it."""

    title: str
    description: str
    parts: list[Node] = field(default_factory=list)


def whole(programmes: QuerySet[Programme]) -> QuerySet[Programme]:
    """``programmes`` with all that a programme's page reads, in as many queries for each."""
    partnerships = Partnership.objects.select_related("organisation", "department")
    schools = School.objects.select_related("organisation__municipality")
    return programmes.prefetch_related(
        Prefetch("partnerships", partnerships),
        Prefetch("fundings", Funding.objects.shown()),
        Prefetch("schools", schools.order_by(Plain("organisation__name"), "pk")),
        "phases",
        "actions",
    )


def state(programme: Programme, today: date) -> State:
    """Whether it is going on, on that day."""
    if programme.status == ProgrammeStatus.CONCLUDED or programme.ends_on < today:
        return State("closed", _("Concluded"))
    if today < programme.starts_on:
        return State("opens_on", _("In preparation"))
    return State("open", _("Under way"))


def partners(partnerships: Iterable[Partnership]) -> list[Partner]:
    """Each organisation once, those that lead first, then by role."""
    order = list(PartnershipRole)
    roles: dict[str, list[PartnershipRole]] = {}
    for row in sorted(
        partnerships, key=lambda row: (order.index(PartnershipRole(row.role)), row.position)
    ):
        name = row.organisation.name
        name = f"{name} – {row.department.name}" if row.department else name
        roles.setdefault(name, []).append(PartnershipRole(row.role))
    return [
        Partner(name, ", ".join(str(role.label) for role in done), PartnershipRole.LEAD in done)
        for name, done in roles.items()
    ]


def steps(programme: Programme, phases: Iterable[Phase]) -> list[Step]:
    """The phases, or where there are none the programme's own first and last day."""
    found = [
        Step(p.starts_on, f"{p.name}, {dates.period(p.starts_on, p.ends_on)}", p.description)
        for p in phases
    ]
    if found:
        return found
    first, last = (
        dates.day_words(d, with_year=True) for d in (programme.starts_on, programme.ends_on)
    )
    return [
        Step(programme.starts_on, _("%(day)s: it begins") % {"day": first.capitalize()}, ""),
        Step(programme.ends_on, _("%(day)s: it ends") % {"day": last.capitalize()}, ""),
    ]


def tree(actions: Iterable[Action]) -> list[Node]:
    """The actions that are part of no other, each with its parts."""
    rows = list(actions)
    nodes = {row.pk: Node(row.title, row.description) for row in rows}
    for row in rows:
        if row.parent_id in nodes:
            nodes[row.parent_id].parts.append(nodes[row.pk])
    return [nodes[row.pk] for row in rows if row.parent_id is None]
