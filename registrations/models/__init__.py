from __future__ import annotations

from registrations.models.registration import Engagement, Registration, RegistrationQuerySet
from registrations.models.reminder import Reminder

__all__ = ["Engagement", "Registration", "RegistrationQuerySet", "Reminder"]
