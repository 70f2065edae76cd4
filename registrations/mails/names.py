from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of message of this app, as the outbox knows them."""

    CONFIRMED = "registrations.confirmed"
    PENDING = "registrations.pending"
    GUARDIAN_ASKED = "registrations.guardian_asked"
    GUARDIAN_REMINDED = "registrations.guardian_reminded"
    GUARDIAN_TOLD = "registrations.guardian_told"
    GUARDIAN_ANSWERED = "registrations.guardian_answered"
    WAITING = "registrations.waiting"
    OFFERED = "registrations.offered"
    ENDED = "registrations.ended"
    MOVED = "registrations.moved"
    OTHER_SESSION = "registrations.other_session"
    SESSION_CANCELLED = "registrations.session_cancelled"
    TO_CHOOSE = "registrations.to_choose"
    REMINDER = "registrations.reminder"
    MESSAGE = "registrations.message"
