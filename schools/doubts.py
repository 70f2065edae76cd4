"""Who is not taken for a teacher by her address alone: pupils may have one of the school too.

This app knows nobody above it: an app that knows more of a person registers its rule in
``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User

# Whether there is reason to have a coordinator look.
Rule = Callable[[User], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Let ``rule`` doubt; call it in ``AppConfig.ready()``. Twice is once."""
    if rule not in _rules:
        _rules.append(rule)


def is_doubtful(user: User) -> bool:
    """Whether any of the registered rules doubts that ``user`` teaches."""
    return any(rule(user) for rule in _rules)
