from __future__ import annotations

from participants.services.children import (
    NO_CHILD,
    ChildRefused,
    add_child,
    change_child,
    end_guardianship,
)
from participants.services.consents import (
    ConsentRefused,
    give_consent,
    needed_for,
    why_not_asked,
    withdraw_consent,
)
from participants.services.erasing import erase_participants
from participants.services.handing_over import (
    HandOverRefused,
    offer_access,
    take_access,
    tell_of_birthdays,
)
from participants.services.holders import (
    AskingRefused,
    LinkRefused,
    agreed_by,
    answer_request,
    ask_holder,
    asked_in,
    declare_sole,
    withdraw_by_link,
)
from participants.services.images import ImageRefused, check_may_be_shown, take_down
from participants.services.naming import (
    OWN_ADDRESS,
    GuardianRefused,
    NamedGuardian,
    name_guardian,
)
from participants.services.profile import (
    TOO_YOUNG,
    Answers,
    TooYoung,
    moved_on,
    said_in,
    save_participant,
)
from participants.services.purposes import TextRefused, publish_text, save_draft
from participants.services.requests import (
    NotOpen,
    due_on,
    extend_request,
    note_request,
    record_request,
    settle_request,
)
from participants.services.restricting import (
    Held,
    lift_restriction,
    refuse_if_held,
    restrict_participant,
)

__all__ = [
    "NO_CHILD",
    "OWN_ADDRESS",
    "TOO_YOUNG",
    "Answers",
    "AskingRefused",
    "ChildRefused",
    "ConsentRefused",
    "GuardianRefused",
    "HandOverRefused",
    "Held",
    "ImageRefused",
    "LinkRefused",
    "NamedGuardian",
    "NotOpen",
    "TextRefused",
    "TooYoung",
    "add_child",
    "agreed_by",
    "answer_request",
    "ask_holder",
    "asked_in",
    "change_child",
    "check_may_be_shown",
    "declare_sole",
    "due_on",
    "end_guardianship",
    "erase_participants",
    "extend_request",
    "give_consent",
    "lift_restriction",
    "moved_on",
    "name_guardian",
    "needed_for",
    "note_request",
    "offer_access",
    "publish_text",
    "record_request",
    "refuse_if_held",
    "restrict_participant",
    "said_in",
    "save_draft",
    "save_participant",
    "settle_request",
    "take_access",
    "take_down",
    "tell_of_birthdays",
    "why_not_asked",
    "withdraw_by_link",
    "withdraw_consent",
]
