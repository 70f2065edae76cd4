"""Links in mails that work without signing in: they name one registration and nothing else."""

from __future__ import annotations

from django.core import signing

from registrations.models import Registration

SALT = "registrations.offer"


def offer_token(registration: Registration) -> str:
    """What stands in the address of an offer. Its deadline is in the row, not in the token."""
    return signing.dumps(str(registration.key), salt=SALT)


def registration_of(token: str) -> Registration | None:
    """The registration that ``token`` names; None when somebody made the token up."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return (
        Registration.objects.select_related("session__event__programme", "participant")
        .filter(key=key)
        .first()
    )
