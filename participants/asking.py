"""Whether programmes ask people when they were born: only where an event has an age rule (L7).

Events stand above this app and say so in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable

from programmes.models import ProgrammeQuerySet

Rule = Callable[[ProgrammeQuerySet], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Let ``rule`` say that programmes ask it; call it in ``AppConfig.ready()``. Twice is once."""
    if rule not in _rules:
        _rules.append(rule)


def ask_birth_dates(programmes: ProgrammeQuerySet) -> bool:
    """Does one of ``programmes`` need to know how old people are?"""
    return any(rule(programmes) for rule in _rules)
