from __future__ import annotations

from events.models.eligibility import EligibilityRule
from events.models.event import Event, EventQuerySet
from events.models.pool import SeatPool
from events.models.session import Occurrence, Session, SessionQuerySet

__all__ = [
    "EligibilityRule",
    "Event",
    "EventQuerySet",
    "Occurrence",
    "SeatPool",
    "Session",
    "SessionQuerySet",
]
