"""How the operations on registrations say no."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.errors import DomainError
from events.availability import Availability, Verdict
from events.wording import refusal_sentence
from participants.models import Participant


class RegistrationRefused(DomainError):
    """Nobody can register now, or this person cannot; ``availability`` says why.

    ``participant`` is whom it is about, where several are registered together: the sentence names
    her.
    """

    def __init__(
        self, availability: Availability, *, participant: Participant | None = None
    ) -> None:
        sentence = _sentence(availability)
        about_her = availability.verdict is Verdict.NOT_ELIGIBLE
        self.participant = participant if about_her else None
        if self.participant:
            sentence = f"{self.participant.first_name}: {sentence}"
        super().__init__(sentence)
        self.availability = availability


class NotUsable(DomainError):
    """The use of her data is limited, or she was erased."""


class SessionGone(DomainError):
    """The session was deleted in the meantime."""


class TooManyCompanions(DomainError):
    """More companions than the event allows."""


class Overlap(DomainError):
    """She already has a seat at the same time; ``participant`` says who, among several."""

    participant: Participant | None = None


class GuardianNeeded(DomainError):
    """She is under 18, and nobody is known who answers for her (L3)."""


class CannotAsk(DomainError):
    """Nobody is asked again now."""


class SameAddress(DomainError):
    """The address that is to be corrected was written once more."""


class CannotAuthorise(DomainError):
    """This link, or this person, authorises nothing any more."""


class TooManyBookings(DomainError):
    """The teacher holds as many bookings as the programme allows."""


class TooManyOfOneSchool(DomainError):
    """The school has as many seats as the event gives to one."""


class LargerThanSession(DomainError):
    """The session has fewer seats in all than the class needs."""


class CannotChange(DomainError):
    """The numbers of a booking cannot be as they were asked for."""


class OfferGone(DomainError):
    """The offer was answered, or its time is over."""


class TooLate(DomainError):
    """The session has begun."""


class ChangedMeanwhile(DomainError):
    """Somebody moved the registration to another session a moment ago."""


class CannotMove(DomainError):
    """The registration is over, or cannot go to that session."""


class NoRoom(DomainError):
    """There are not enough free seats."""


class AddressRefused(DomainError):
    """The address is of another name, or of somebody whom the organiser does not see."""


class CannotOpen(DomainError):
    """Registration cannot be opened or closed any more."""


class NotWaiting(DomainError):
    """Only who is in line can be given a seat out of turn."""


class CapacityBelowTaken(DomainError):
    """More people are in than the new number of seats."""


def _sentence(availability: Availability) -> str:
    if availability.verdict is Verdict.NOT_ELIGIBLE and availability.refusal:
        return refusal_sentence(availability.refusal)
    return {
        Verdict.CANCELLED: _("This session was cancelled."),
        Verdict.ONLY_CLASSES: _("Only classes take part: a teacher books for the whole class."),
        Verdict.ONLY_PEOPLE: _("Classes are not booked here: people register one by one."),
        Verdict.NO_BOOKING: _("No booking is needed: just come."),
        Verdict.CLOSED: _("Registration is closed."),
        Verdict.OPENS_ON: _("Registration is not open yet."),
        Verdict.FULL: _("All the places are taken and the waiting list is full."),
    }[availability.verdict]
