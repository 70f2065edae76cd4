"""The operations on registrations. Each is one transaction; edges call these and nothing else."""

from __future__ import annotations

from registrations.services.choosing import (
    choose_registration,
    clashing_with,
    expire_choices,
    settle_choices,
)
from registrations.services.errors import (
    CapacityBelowTaken,
    OfferGone,
    Overlap,
    RegistrationRefused,
    SessionGone,
    TooLate,
    TooManyCompanions,
)
from registrations.services.registering import (
    cancel_registration,
    refuse_offer,
    register_participant,
    save_and_register,
)
from registrations.services.sessions import (
    SessionInUse,
    cancel_event,
    cancel_session,
    change_capacity,
    delete_session,
    move_event,
    move_session,
)
from registrations.services.waiting_list import (
    accept_offer,
    end_past_waiting,
    expire_offers,
    promote_stalled,
)

__all__ = [
    "CapacityBelowTaken",
    "OfferGone",
    "Overlap",
    "RegistrationRefused",
    "SessionGone",
    "SessionInUse",
    "TooLate",
    "TooManyCompanions",
    "accept_offer",
    "cancel_event",
    "cancel_registration",
    "cancel_session",
    "change_capacity",
    "choose_registration",
    "clashing_with",
    "delete_session",
    "end_past_waiting",
    "expire_choices",
    "expire_offers",
    "move_event",
    "move_session",
    "promote_stalled",
    "refuse_offer",
    "register_participant",
    "save_and_register",
    "settle_choices",
]
