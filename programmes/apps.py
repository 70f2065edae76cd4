from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "programmes"
    verbose_name = _("Programmes")

    def ready(self) -> None:
        """What the apps below cannot know of; models exist from here on."""
        from exchange.kinds import SheetKind, register, register_programmes  # noqa: PLC0415
        from partners import changing  # noqa: PLC0415
        from programmes.access import organisations_of_her_programmes  # noqa: PLC0415
        from programmes.models import Programme  # noqa: PLC0415
        from programmes.resources import PartnerResource  # noqa: PLC0415

        changing.register(organisations_of_her_programmes)
        register_programmes(Programme.objects.coordinated_by)
        register(
            SheetKind(
                name="partners",
                title=_("Partners"),
                resource=PartnerResource,
                permissions=["programmes.add_partnership", "partners.add_organisation"],
                per_programme=True,
                explanation=_("Organisations, and what each is in the programme."),
                table="partners.organisation",
                position=10,
            )
        )
