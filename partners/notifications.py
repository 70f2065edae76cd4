"""What professionals are told: rows of the outbox."""

from __future__ import annotations

from communications.services import queue_email
from partners.models import ConductInvitation

CONDUCT = "partners.conduct"


def invited(invitation: ConductInvitation) -> None:
    """She is sent her link, in the language of who sends it."""
    queue_email(
        kind=CONDUCT,
        dedup_key=f"{CONDUCT}:{invitation.pk}",
        to=invitation.email,
        language=invitation.sent_by.language,
        context={"invitation": invitation.pk},
    )
