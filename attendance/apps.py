from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttendanceConfig(AppConfig):
    name = "attendance"
    verbose_name = _("Attendance")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        import attendance.receivers  # noqa: F401, PLC0415
        from attendance import (  # noqa: PLC0415
            certifying,
            certifying_classes,
            copying,
            counting_hours,
            personal_data,
            retention,
            sheets,
        )
        from attendance.mails import certificates, hosts  # noqa: PLC0415

        personal_data.register()
        retention.register()
        sheets.register_sheets()
        copying.register()
        certifying.register_kind()
        certifying_classes.register_kind()
        counting_hours.register_kind()
        certificates.register_kinds()
        hosts.register_kinds()
