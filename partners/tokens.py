"""Links in mails that work without signing in: they name one invitation and nothing else."""

from __future__ import annotations

from django.core import signing

from partners.models import ConductInvitation

SALT = "partners.conduct"


def conduct_token(invitation: ConductInvitation) -> str:
    """What stands in the address. Whether it may still be used is in the row, not in the token."""
    return signing.dumps(str(invitation.key), salt=SALT)


def invitation_of(token: str) -> ConductInvitation | None:
    """The invitation that ``token`` names; None when somebody made the token up."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return ConductInvitation.objects.select_related("professional", "code").filter(key=key).first()
