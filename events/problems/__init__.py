"""What asks a coordinator to act, table by table, in the order in which she should."""

from __future__ import annotations

from events.problems.events import EVENT_PROBLEMS as OF_EVENTS
from events.problems.professionals import PROFESSIONAL_PROBLEMS
from events.problems.safeguarding import SAFEGUARDING_PROBLEMS
from events.problems.sessions import SESSION_PROBLEMS

EVENT_PROBLEMS = [*OF_EVENTS, *SAFEGUARDING_PROBLEMS]

__all__ = ["EVENT_PROBLEMS", "PROFESSIONAL_PROBLEMS", "SESSION_PROBLEMS"]
