from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareerDaysConfig(AppConfig):
    name = "careerdays"
    verbose_name = _("Career days")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        import careerdays.receivers  # noqa: F401, PLC0415
        from attendance import destinations, hosts  # noqa: PLC0415
        from careerdays import (  # noqa: PLC0415
            allocating,
            at_the_tables,
            change_mails,
            looking_ahead,
            mails,
            personal_data,
        )
        from careerdays.destinations import first_encounters  # noqa: PLC0415

        mails.register_kinds()
        change_mails.register_kinds()
        personal_data.register()
        allocating.register_kind()
        looking_ahead.register_kind()
        destinations.register(first_encounters)
        hosts.hosts_from(at_the_tables.professionals_of)
