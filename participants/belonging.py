"""Which people belong to a programme: whoever may see the programme's people sees them.

This app knows that a programme has given somebody a code. Apps above it know more (who registered
for an event of the programme) and register their rule in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from programmes.models import ProgrammeQuerySet

# The people of programmes: a query of one column, the participants' ids.
Rule = Callable[[ProgrammeQuerySet], QuerySet[Any, Any]]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Let ``rule`` find people too; call it in ``AppConfig.ready()``. Twice is once."""
    if rule not in _rules:
        _rules.append(rule)


def belonging_to(programmes: ProgrammeQuerySet) -> list[QuerySet[Any, Any]]:
    """What each of the registered rules finds, to be put together by a union."""
    return [rule(programmes) for rule in _rules]
