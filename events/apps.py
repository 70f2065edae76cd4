from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        from events.asking import has_age_rule  # noqa: PLC0415
        from participants import asking  # noqa: PLC0415

        asking.register(has_age_rule)
