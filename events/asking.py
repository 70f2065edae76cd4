"""What programmes ask of people because of their events' rules."""

from __future__ import annotations

from events.enums import RuleKind
from events.models import EligibilityRule
from programmes.models import ProgrammeQuerySet


def has_age_rule(programmes: ProgrammeQuerySet) -> bool:
    """Has an event of ``programmes`` an age limit? Only then are people asked their age (L7)."""
    rules = EligibilityRule.objects.filter(kind=RuleKind.AGE)
    return rules.filter(event__programme__in=programmes.values("pk")).exists()
