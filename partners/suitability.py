"""May somebody work with minors, directly and regularly? One answer for every edge (L14, L15)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from core.dates import on_date
from partners.enums import CheckOutcome
from partners.models import ConductAcceptance, Professional, SafeguardingCheck


def facts(prefix: str = "") -> list[str | Prefetch[Any]]:
    """What :func:`why_unsuitable` reads of people, for ``prefetch_related`` below ``prefix``."""
    accepted = ConductAcceptance.objects.binding()
    return [
        f"{prefix}checks",
        Prefetch(f"{prefix}acceptances", accepted, to_attr="binding_acceptances"),
    ]


def why_unsuitable(person: Professional, days: Collection[date]) -> str | None:
    """Why she may not work with minors on all of ``days``, in a sentence that names her.

    None where she may. On each day the last check made by then must be clear and still hold: what
    an older one said does not count (``SafeguardingCheckQuerySet.valid_on`` is the same for one
    day, in the database). Then she has accepted the code of conduct (L15).
    """
    prefetch_related_objects([person], *facts())
    checks = sorted(person.checks.all(), key=lambda check: (check.checked_on, check.pk))
    for day in sorted(days):
        if problem := _why_not_on(day, person, [c for c in checks if c.checked_on <= day]):
            return problem
    if not person.binding_acceptances:  # type: ignore[attr-defined] # of the prefetch
        return _("%(person)s has not accepted the code of conduct.") % {"person": person}
    return None


def _why_not_on(day: date, person: Professional, checks: Sequence[SafeguardingCheck]) -> str | None:
    """``checks`` are those made by ``day``, oldest first."""
    if not checks:
        words = _("%(person)s has no safeguarding check.")
        return words % {"person": person}
    last = checks[-1]
    if last.outcome != CheckOutcome.CLEAR:
        words = _("%(person)s may not work with minors: the check made %(on_date)s says so.")
        return words % {"person": person, "on_date": _on(last.checked_on)}
    if last.valid_until < day:
        words = _("The safeguarding check of %(person)s ends %(on_date)s: a date is %(later)s.")
        return words % {"person": person, "on_date": _on(last.valid_until), "later": _on(day)}
    return None


def _on(day: date) -> str:
    return f"{on_date(day)} {day.year}"
