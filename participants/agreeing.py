"""Who must agree before a consent counts.

Pictures of a minor: both who hold parental responsibility, or one who declares to hold it alone,
and from the age of consent the minor herself too (L5, ``docs/rules.md``). Anything else: the person
from that age, and below it who is responsible for her (L1).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

BOTH = 2


class Holder(NamedTuple):
    """A guardian who said yes (a key), and whether she declared to be the only one."""

    key: int
    is_sole: bool


@dataclass(frozen=True, slots=True)
class Needed:
    """Whose yes is needed: the person's own, and that of how many holders."""

    herself: bool
    holders: int

    def is_met(self, *, herself: bool, holders: Collection[Holder]) -> bool:
        """Whether these yeses are enough."""
        if self.herself and not herself:
            return False
        if any(holder.is_sole for holder in holders):
            return True
        return len({holder.key for holder in holders}) >= self.holders


def needed(age: int | None, *, of_consent: int, of_majority: int, both_holders: bool) -> Needed:
    """Whose yes is needed at ``age``.

    Who never told it is taken for a minor who is old enough to sign in.
    """
    if age is not None and age >= of_majority:
        return Needed(herself=True, holders=0)
    if age is not None and age < of_consent:
        return Needed(herself=False, holders=BOTH if both_holders else 1)
    return Needed(herself=True, holders=BOTH if both_holders else 0)
