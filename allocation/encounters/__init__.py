"""Who meets whom at a career day, and when. Pure: no Django, no clock, no randomness of its own.

``allocating.allocate`` takes students with ranked choices, hosts with seats in rounds and the
rules, and finds what serves the choices best, in this order:

1. as many students as can be have somebody among their first choices (where the rules ask it;
   for who has none that she can meet, because she chose nobody for one, that is anybody);
2. the most meetings;
3. the smallest worst rank that anybody gets;
4. the smallest sum of ranks;
5. among what is equal, the smallest sum of numbers drawn from a published seed.

Each step keeps what those before it decided. Where everybody is there for whole blocks of rounds
this is a flow in a network, whose optimum is proven by its dual, and then a timetable that always
exists (``timetable``). Where people come and go in other ways it is bounded by that flow, filled
round by round, and the gap is said (``irregular``).

Importing the package loads no solver: ``allocating`` does.
"""

from __future__ import annotations

from allocation.encounters.checking import problems
from allocation.encounters.explaining import Reason, Refusal, explain
from allocation.encounters.model import (
    Allocation,
    Fault,
    Host,
    Impossible,
    Input,
    Meeting,
    Pin,
    Rules,
    Step,
    Student,
)

__all__ = [
    "Allocation",
    "Fault",
    "Host",
    "Impossible",
    "Input",
    "Meeting",
    "Pin",
    "Reason",
    "Refusal",
    "Rules",
    "Step",
    "Student",
    "explain",
    "problems",
]
