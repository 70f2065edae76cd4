from __future__ import annotations

from registrations.admin.emails import OutboxAdmin
from registrations.admin.events import BookedEventAdmin
from registrations.admin.messages import MessageAdmin
from registrations.admin.privacy_requests import PrivacyRequestAdmin
from registrations.admin.programmes import PlannedProgrammeAdmin
from registrations.admin.registrations import RegistrationAdmin
from registrations.admin.reminders import ReminderAdmin
from registrations.admin.sessions import SessionAdmin

__all__ = [
    "BookedEventAdmin",
    "MessageAdmin",
    "OutboxAdmin",
    "PlannedProgrammeAdmin",
    "PrivacyRequestAdmin",
    "RegistrationAdmin",
    "ReminderAdmin",
    "SessionAdmin",
]
