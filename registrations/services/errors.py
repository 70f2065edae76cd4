"""How the operations on registrations say no."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.errors import DomainError
from events.availability import Availability, Verdict
from events.wording import refusal_sentence


class RegistrationRefused(DomainError):
    """Nobody can register now, or this person cannot; ``availability`` says why."""

    def __init__(self, availability: Availability) -> None:
        super().__init__(_sentence(availability))
        self.availability = availability


class SessionGone(DomainError):
    """The session was deleted in the meantime."""


class TooManyCompanions(DomainError):
    """More companions than the event allows."""


class Overlap(DomainError):
    """She already has a seat at the same time."""


class OfferGone(DomainError):
    """The offer was answered, or its time is over."""


class TooLate(DomainError):
    """The session has begun."""


class CapacityBelowTaken(DomainError):
    """More people are in than the new number of seats."""


def _sentence(availability: Availability) -> str:
    if availability.verdict is Verdict.NOT_ELIGIBLE and availability.refusal:
        return refusal_sentence(availability.refusal)
    return {
        Verdict.CANCELLED: _("This session was cancelled."),
        Verdict.NO_BOOKING: _("No booking is needed: just come."),
        Verdict.CLOSED: _("Registration is closed."),
        Verdict.OPENS_ON: _("Registration is not open yet."),
        Verdict.FULL: _("All the places are taken and the waiting list is full."),
    }[availability.verdict]
