"""What may be shown of few people: pure, no Django."""

from __future__ import annotations

# A number of fewer people than this points at persons.
SMALLEST_CELL = 5
# A percentage of fewer people than this says nothing.
SMALLEST_TOTAL = 10


def may_be_shown(*cells: int) -> bool:
    """Whether a total may be broken down into ``cells``.

    All of it or nothing: with the total beside it, one number left out could be worked out from
    the others. A zero shows nobody.
    """
    return all(cell == 0 or cell >= SMALLEST_CELL for cell in cells)
