"""Shares of counts that may be shown."""

from __future__ import annotations

from disclosure.model import Rule

# A percentage of fewer people than this says nothing.
SMALLEST_WHOLE = 10


def percentage(part: int | None, whole: int | None) -> int | None:
    """How many in a hundred ``part`` is of ``whole``, as both are shown (None: hidden).

    None where either is hidden, or the whole is of fewer than ``SMALLEST_WHOLE`` people: a share
    beside one of the two counts would give the other away.
    """
    if part is None or whole is None or whole < SMALLEST_WHOLE:
        return None
    return round(part * 100 / whole)


def is_safe_breakdown(*cells: int) -> bool:
    """Whether a total may be broken down into ``cells``, the only breakdown of it: all or nothing.

    With the total beside it, one number left out could be worked out from the others.
    """
    rule = Rule()
    return not any(rule.is_small(cell) for cell in cells)
