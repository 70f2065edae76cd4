from __future__ import annotations

from communications.kinds import MessageKind, register
from communications.letters import TEMPLATE
from registrations.mails import letters, reminders
from registrations.mails.names import Kind

BUILDS = {
    Kind.CONFIRMED: letters.confirmed,
    Kind.WAITING: letters.waiting,
    Kind.OFFERED: letters.offered,
    Kind.ENDED: letters.ended,
    Kind.MOVED: letters.moved,
    Kind.SESSION_CANCELLED: letters.session_cancelled,
    Kind.TO_CHOOSE: letters.to_choose,
    Kind.REMINDER: reminders.reminder,
}


def register_kinds() -> None:
    """Make the messages of this app known to the outbox; called when the apps are ready."""
    for kind, build in BUILDS.items():
        register(MessageKind(kind, TEMPLATE, build))
