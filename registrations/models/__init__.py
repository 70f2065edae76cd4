from __future__ import annotations

from registrations.models.authorisation import ON_PAPER, ON_THE_PAGE, WORDS, Authorisation
from registrations.models.class_details import AccommodationNeed, RosterEntry
from registrations.models.message import Message, MessageQuerySet
from registrations.models.party import Party
from registrations.models.registration import (
    CONTACT,
    CONTACT_EMAIL,
    CONTACT_LANGUAGE,
    REACHABLE,
    TOGETHER,
    Engagement,
    Registration,
    RegistrationQuerySet,
)
from registrations.models.reminder import Reminder

__all__ = [
    "CONTACT",
    "CONTACT_EMAIL",
    "CONTACT_LANGUAGE",
    "ON_PAPER",
    "ON_THE_PAGE",
    "REACHABLE",
    "TOGETHER",
    "WORDS",
    "AccommodationNeed",
    "Authorisation",
    "Engagement",
    "Message",
    "MessageQuerySet",
    "Party",
    "Registration",
    "RegistrationQuerySet",
    "Reminder",
    "RosterEntry",
]
