"""Links in mails that work without signing in: they name one row and nothing else."""

from __future__ import annotations

from django.core import signing

from registrations.models import Authorisation, Registration

SALT = "registrations.offer"
AUTHORISATION = "registrations.authorisation"


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


def authorisation_token(authorisation: Authorisation) -> str:
    """What stands in the address that a guardian is sent. The row decides what it still does."""
    return signing.dumps(str(authorisation.key), salt=AUTHORISATION)


def authorisation_of(token: str) -> Authorisation | None:
    """What a guardian is asked by the link with ``token``; None when somebody made it up."""
    try:
        key = signing.loads(token, salt=AUTHORISATION)
    except signing.BadSignature:
        return None
    return Authorisation.objects.select_related("guardianship__guardian").filter(key=key).first()
