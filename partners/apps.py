from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        """Offer the sheets of this app; models exist from here on."""
        from exchange.kinds import SheetKind, register  # noqa: PLC0415
        from partners.mails import register_kinds  # noqa: PLC0415
        from partners.resources import ProfessionalResource, SiteResource  # noqa: PLC0415

        register_kinds()
        register(
            SheetKind(
                name="sites",
                title=_("Sites"),
                resource=SiteResource,
                permissions=["partners.add_site", "partners.change_site"],
                explanation=_("Places of organisations, with their accessibility sheet."),
                table="partners.site",
                position=20,
            )
        )
        register(
            SheetKind(
                name="professionals",
                title=_("Professionals"),
                resource=ProfessionalResource,
                permissions=["partners.add_professional", "partners.change_professional"],
                explanation=_("People of organisations whom students meet."),
                table="partners.professional",
                position=30,
            )
        )
