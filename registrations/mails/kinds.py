from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from communications.kinds import Build, MessageKind, register
from communications.letters import TEMPLATE
from registrations.mails import changes, endings, guardians, messages, moving, reminders, seats
from registrations.mails.names import Kind

# What makes each kind, and what the desk calls it.
KINDS: dict[Kind, tuple[Build, Promise]] = {
    Kind.CONFIRMED: (seats.confirmed, _("Place confirmed")),
    Kind.PENDING: (guardians.pending, _("Place to be authorised")),
    Kind.GUARDIAN_ASKED: (guardians.asked, _("Guardian asked to authorise")),
    Kind.GUARDIAN_REMINDED: (guardians.reminded, _("Guardian reminded")),
    Kind.GUARDIAN_TOLD: (guardians.told, _("Guardian told")),
    Kind.GUARDIAN_ANSWERED: (guardians.answered, _("Answer of a guardian noted")),
    Kind.WAITING: (seats.waiting, _("On the waiting list")),
    Kind.OFFERED: (seats.offered, _("Place offered")),
    Kind.ENDED: (endings.ended, _("Registration ended")),
    Kind.MOVED: (changes.moved, _("New date or place")),
    Kind.OTHER_SESSION: (moving.other_session, _("Moved to another session")),
    Kind.SESSION_CANCELLED: (changes.session_cancelled, _("Session cancelled")),
    Kind.TO_CHOOSE: (changes.to_choose, _("Choose between two events")),
    Kind.REMINDER: (reminders.reminder, _("Reminder")),
    Kind.MESSAGE: (messages.message, _("Message of the organisers")),
}


def register_kinds() -> None:
    """Make the messages of this app known to the outbox; called when the apps are ready."""
    for kind, (build, title) in KINDS.items():
        register(MessageKind(kind, TEMPLATE, build, title))
