"""Why the door says no, each with a sentence for who stands there."""

from __future__ import annotations

from core.errors import DomainError


class UnknownTicket(DomainError):
    """No ticket of this session has the code."""


class NotAdmitted(DomainError):
    """The ticket is of another date, or is no place (any more)."""


class NotOpenYet(DomainError):
    """The door is still closed: what is scanned is a trial, and nobody was there."""


class NumberNeeded(DomainError):
    """How many of a class came is not said, or cannot be."""


class TakenBack(DomainError):
    """This very scan was taken back as a mistake since it was made."""


class NotOfADoor(DomainError):
    """A list, a file or a log says it, or has corrected it: it is changed there."""


class WhyNeeded(DomainError):
    """Somebody else wrote it down, and nobody says why it is changed."""
