from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareerDaysConfig(AppConfig):
    name = "careerdays"
    verbose_name = _("Career days")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        from careerdays import personal_data  # noqa: PLC0415
        from careerdays.allocating import register_kind  # noqa: PLC0415
        from careerdays.mails import register_kinds  # noqa: PLC0415

        register_kinds()
        personal_data.register()
        register_kind()
