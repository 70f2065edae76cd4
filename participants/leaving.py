"""Whether something is still to come for a child, for which somebody must answer.

Registrations stand above this app and say so in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable

from participants.models import Participant

Rule = Callable[[Participant], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Let ``rule`` say that something is; call it in ``AppConfig.ready()``. Twice is once."""
    if rule not in _rules:
        _rules.append(rule)


def is_expected(participant: Participant) -> bool:
    """Is she signed up for something that is still to come?"""
    return any(rule(participant) for rule in _rules)
