from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchoolsConfig(AppConfig):
    name = "schools"
    verbose_name = _("Schools")

    def ready(self) -> None:
        """Offer this app's sheets, messages and the registry's import; models exist from here."""
        from exchange.kinds import SheetKind, register  # noqa: PLC0415
        from schools import mails, registry_job  # noqa: PLC0415
        from schools.resources import SchoolClassResource  # noqa: PLC0415

        register(
            SheetKind(
                name="classes",
                title=_("School classes"),
                resource=SchoolClassResource,
                permissions=["schools.add_schoolclass", "schools.change_schoolclass"],
                per_programme=True,
                explanation=_("Classes of the schools of the programme's network."),
                table="schools.schoolclass",
                position=50,
            )
        )
        registry_job.register_kind()
        mails.register_kinds()
