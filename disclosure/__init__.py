"""Small cells are suppressed, so that no figure tells of one person (L30). Pure: no Django.

``suppress`` takes all counts that are shown of the same people, with the sums that hold between
them, and answers which may be shown:

- a count from 1 to ``Rule.threshold`` - 1 is hidden (primary suppression);
- of a group that is hidden because it is small, everything is hidden, zeros too: who knows that
  there are three would read off a zero what none of the three did, or all did;
- any other zero is shown: it is a number of nobody, and what a whole large group has in common is
  presumed to protect each of its members (L30, letter f). So zeros are what is last given up;
- then as many others are hidden (complementary suppression) as it takes for no hidden count to be
  worked out from those that are shown, not even nearly: as many values as a small count can have
  must remain possible for each (``auditing``).

Tables are suppressed together where they share people: two tables that share a total, or a
breakdown, name it by the same cell, and what one shows is weighed against the other. Two calls
know nothing of each other. Shares are shown through ``percentage`` of counts that are shown, and
so tell nothing more.

What it does not hold against: somebody who knows more than the tables, such as a school that has
the list of its own pupils; and what only a table that crosses two breakdowns could tell, where
several answers of the same people are published by both.

Importing the package loads no solver: ``suppress`` does, when there is something to hide.
"""

from __future__ import annotations

from disclosure.model import Cell, Counts, Rule, Sum
from disclosure.shares import SMALLEST_WHOLE, is_safe_breakdown, percentage
from disclosure.suppressing import suppress

__all__ = [
    "SMALLEST_WHOLE",
    "Cell",
    "Counts",
    "Rule",
    "Sum",
    "is_safe_breakdown",
    "percentage",
    "suppress",
]
