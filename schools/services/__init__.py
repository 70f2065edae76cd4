from __future__ import annotations

from schools.services.classes import CannotWrite, remove_class, repeat_classes, save_class
from schools.services.invitations import (
    CannotAccept,
    CannotInvite,
    NotForHer,
    accept_invitation,
    check_acceptable,
    forget_invitations,
    invite_colleague,
    withdraw_invitation,
)
from schools.services.registry import SourceFile, import_registry
from schools.services.teachers import (
    CannotAsk,
    Meanwhile,
    ask_to_teach,
    is_shown_by_address,
    leave_school,
    refuse_teacher,
    remove_teacher,
    verify_teacher,
)

__all__ = [
    "CannotAccept",
    "CannotAsk",
    "CannotInvite",
    "CannotWrite",
    "Meanwhile",
    "NotForHer",
    "SourceFile",
    "accept_invitation",
    "ask_to_teach",
    "check_acceptable",
    "forget_invitations",
    "import_registry",
    "invite_colleague",
    "is_shown_by_address",
    "leave_school",
    "refuse_teacher",
    "remove_class",
    "remove_teacher",
    "repeat_classes",
    "save_class",
    "verify_teacher",
    "withdraw_invitation",
]
