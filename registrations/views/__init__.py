from __future__ import annotations

from registrations.views.calendar import calendar
from registrations.views.cancel import cancel
from registrations.views.choose import choose
from registrations.views.event import event
from registrations.views.offer import offer
from registrations.views.register import register

__all__ = ["calendar", "cancel", "choose", "event", "offer", "register"]
