"""The operations on registrations. Each is one transaction; edges call these and nothing else."""

from __future__ import annotations

from registrations.services.asking import ask_again, remind_guardians
from registrations.services.authorising import answer_authorisation
from registrations.services.bookings import accept_booking, change_booking, refuse_booking
from registrations.services.by_hand import promote_by_hand, register_by_hand, register_new_person
from registrations.services.choosing import (
    choose_registration,
    clashing_with,
    expire_choices,
    settle_choices,
)
from registrations.services.class_bookings import ClassPart, book_class
from registrations.services.correcting import correct_guardian
from registrations.services.erasing import erase_participant
from registrations.services.errors import (
    AddressRefused,
    CannotAsk,
    CannotAuthorise,
    CannotChange,
    CannotMove,
    CannotOpen,
    CapacityBelowTaken,
    ChangedMeanwhile,
    GuardianNeeded,
    LargerThanSession,
    NoRoom,
    NotUsable,
    NotWaiting,
    OfferGone,
    Overlap,
    RegistrationRefused,
    SameAddress,
    SessionGone,
    TooLate,
    TooManyBookings,
    TooManyCompanions,
    TooManyOfOneSchool,
)
from registrations.services.families import register_family, save_and_register_family
from registrations.services.messages import MessageChanged, NobodyToWriteTo, send_message
from registrations.services.moving import move_registration
from registrations.services.opening import close_registration, open_registration
from registrations.services.pools import TooManyKept, change_pools
from registrations.services.registering import (
    cancel_registration,
    refuse_offer,
    register_participant,
    save_and_register,
)
from registrations.services.roster import save_roster
from registrations.services.sessions import (
    SessionInUse,
    cancel_event,
    cancel_session,
    change_capacity,
    delete_session,
    move_event,
    move_session,
)
from registrations.services.tickets import renew_ticket
from registrations.services.waiting_list import (
    accept_offer,
    end_past_waiting,
    expire_offers,
    expire_pending,
    promote_split_parties,
    promote_stalled,
)

__all__ = [
    "AddressRefused",
    "CannotAsk",
    "CannotAuthorise",
    "CannotChange",
    "CannotMove",
    "CannotOpen",
    "CapacityBelowTaken",
    "ChangedMeanwhile",
    "ClassPart",
    "GuardianNeeded",
    "LargerThanSession",
    "MessageChanged",
    "NoRoom",
    "NobodyToWriteTo",
    "NotUsable",
    "NotWaiting",
    "OfferGone",
    "Overlap",
    "RegistrationRefused",
    "SameAddress",
    "SessionGone",
    "SessionInUse",
    "TooLate",
    "TooManyBookings",
    "TooManyCompanions",
    "TooManyKept",
    "TooManyOfOneSchool",
    "accept_booking",
    "accept_offer",
    "answer_authorisation",
    "ask_again",
    "book_class",
    "cancel_event",
    "cancel_registration",
    "cancel_session",
    "change_booking",
    "change_capacity",
    "change_pools",
    "choose_registration",
    "clashing_with",
    "close_registration",
    "correct_guardian",
    "delete_session",
    "end_past_waiting",
    "erase_participant",
    "expire_choices",
    "expire_offers",
    "expire_pending",
    "move_event",
    "move_registration",
    "move_session",
    "open_registration",
    "promote_by_hand",
    "promote_split_parties",
    "promote_stalled",
    "refuse_booking",
    "refuse_offer",
    "register_by_hand",
    "register_family",
    "register_new_person",
    "register_participant",
    "remind_guardians",
    "renew_ticket",
    "save_and_register",
    "save_and_register_family",
    "save_roster",
    "send_message",
    "settle_choices",
]
