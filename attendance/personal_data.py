"""What attendance keeps of people, how it is shown to them, and how it goes (L9)."""

from __future__ import annotations

from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from attendance.models import Attendance
from participants.personal_data import Holding, Need, hold, need_account


def register() -> None:
    """Called when the apps are ready. That somebody came is counted on."""
    hold(
        Holding(
            model=Attendance,
            path="registration__participant",
            title=_("Attendance"),
            columns={
                "registration__session__event__title": _("Event"),
                "occurrence__starts_at": _("Starts at"),
                "arrived_at": _("Arrived at"),
                "present": _("People present"),
            },
            blank={"updated_at": Now()},
        )
    )
    need_account(Need(model=Attendance, field="recorded_by"))
