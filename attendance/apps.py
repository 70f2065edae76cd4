from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttendanceConfig(AppConfig):
    name = "attendance"
    verbose_name = _("Attendance")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        from attendance import personal_data, retention, sheets  # noqa: PLC0415
        from attendance.certifying import register_kind  # noqa: PLC0415
        from attendance.mails.certificates import register_kinds  # noqa: PLC0415

        personal_data.register()
        retention.register()
        sheets.register_sheets()
        register_kind()
        register_kinds()
