from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = _("Participants")

    def ready(self) -> None:
        """Offer this app's sheets and mails, and what it knows; models exist from here on."""
        from exchange.kinds import SheetKind, register  # noqa: PLC0415
        from participants import (  # noqa: PLC0415
            access_mails,
            kept_below,
            kept_here,
        )
        from participants.mails import register_kinds  # noqa: PLC0415
        from participants.resources import ParticipantResource  # noqa: PLC0415
        from participants.retention import keeping, mails  # noqa: PLC0415
        from participants.teaching import may_be_a_pupil  # noqa: PLC0415
        from schools import doubts  # noqa: PLC0415

        register_kinds()
        access_mails.register_kinds()
        doubts.register(may_be_a_pupil)
        register(
            SheetKind(
                name="participants",
                title=_("Participants"),
                resource=ParticipantResource,
                permissions=["participants.view_participant", "registrations.change_registration"],
                per_programme=True,
                explanation=_(
                    "People who take part. Who may be there already is only shown, never merged."
                ),
                table="participants.participant",
                position=60,
            )
        )
        kept_here.register()
        kept_below.register()
        keeping.register_duty()
        mails.register_duty()
