from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "places"
    verbose_name = _("Places")

    def ready(self) -> None:
        """Make the import of the archive known to the jobs."""
        from places import archive_job  # noqa: PLC0415 # models exist from here on

        archive_job.register_kind()
