from __future__ import annotations

from registrations.admin.events import BookedEventAdmin
from registrations.admin.participants import RegisteredParticipantAdmin
from registrations.admin.registrations import RegistrationAdmin
from registrations.admin.reminders import ReminderAdmin
from registrations.admin.sessions import SessionAdmin

__all__ = [
    "BookedEventAdmin",
    "RegisteredParticipantAdmin",
    "RegistrationAdmin",
    "ReminderAdmin",
    "SessionAdmin",
]
