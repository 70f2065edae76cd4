"""The sheet of this app, offered on the desk."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from attendance.resources import AttendanceResource
from exchange.kinds import SheetKind, register


def register_sheets() -> None:
    """Make it known; called when Django is ready."""
    register(
        SheetKind(
            name="attendances",
            title=_("Who came"),
            resource=AttendanceResource,
            permissions=["attendance.change_attendance"],
            per_programme=True,
            explanation=_(
                "One row for each ticket and date. What is written already stays: it is corrected "
                "in the list of the date, with a reason."
            ),
            table="attendance.attendance",
            position=80,
        )
    )
