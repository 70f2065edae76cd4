from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of message of this app, as the outbox knows them."""

    CONFIRMED = "registrations.confirmed"
    WAITING = "registrations.waiting"
    OFFERED = "registrations.offered"
    ENDED = "registrations.ended"
    MOVED = "registrations.moved"
    SESSION_CANCELLED = "registrations.session_cancelled"
    TO_CHOOSE = "registrations.to_choose"
    REMINDER = "registrations.reminder"
