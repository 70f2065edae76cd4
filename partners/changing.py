"""Who may change an organisation, beside its own managers.

This app knows nobody above it: an app that gives somebody that right registers its rule in
``AppConfig.ready()``. ``OrganisationQuerySet.changeable_by`` is the one answer; why it is as it is
stands in ``docs/decisions/0006-who-changes-an-organisation.md``.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from accounts.models import User

# Which organisations somebody may change, as a condition on ``Organisation``.
Rule = Callable[[User], Q]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Let ``rule`` open organisations too; call it in ``AppConfig.ready()``. Twice is once."""
    if rule not in _rules:
        _rules.append(rule)


def opened_to(user: User) -> Q:
    """The organisations that the registered rules let ``user`` change; none without rules."""
    opened = Q(pk__in=[])
    for rule in _rules:
        opened |= rule(user)
    return opened
