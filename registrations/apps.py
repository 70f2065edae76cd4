from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = _("Registrations")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        from participants import belonging, leaving  # noqa: PLC0415
        from registrations import personal_data, retention  # noqa: PLC0415
        from registrations.access import is_signed_up, registered_for_events_of  # noqa: PLC0415
        from registrations.mails.kinds import register_kinds  # noqa: PLC0415
        from registrations.sheets import register_sheets  # noqa: PLC0415

        register_kinds()
        register_sheets()
        belonging.register(registered_for_events_of)
        personal_data.register()
        leaving.register(is_signed_up)
        retention.register()
