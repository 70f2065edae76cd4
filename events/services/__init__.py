"""Operations on what is on. Those that touch people's registrations live in ``registrations``."""

from __future__ import annotations

from events.services.assigning import (
    CannotAssign,
    assign_professionals,
    refuse_unsuitable,
    why_unsuitable_for,
    with_adults,
)
from events.services.dates import BadDates, Times, create_session, in_order, schedule_session
from events.services.proposals import (
    NoteMissing,
    NotProposed,
    approve_event,
    request_changes,
    submit_event,
)
from events.services.publishing import CannotPublish, publish_event, why_not_publishable

__all__ = [
    "BadDates",
    "CannotAssign",
    "CannotPublish",
    "NotProposed",
    "NoteMissing",
    "Times",
    "approve_event",
    "assign_professionals",
    "create_session",
    "in_order",
    "publish_event",
    "refuse_unsuitable",
    "request_changes",
    "schedule_session",
    "submit_event",
    "why_not_publishable",
    "why_unsuitable_for",
    "with_adults",
]
