"""Links in mails that work without signing in: they name one request or child and nothing else."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing

from participants.models import ConsentRequest, Participant

SALT = "participants.consent"
ACCESS_SALT = "participants.access"
# Long enough for a holiday.
ACCESS_LIFE = timedelta(days=14)


def consent_token(request: ConsentRequest) -> str:
    """What stands in the address. Whether it may still be used is in the row, not in the token."""
    return signing.dumps(str(request.key), salt=SALT)


def request_of(token: str) -> ConsentRequest | None:
    """The request that ``token`` names; None when somebody made the token up."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    shown = ["guardianship__participant__user", "guardianship__guardian", "text__purpose"]
    return ConsentRequest.objects.select_related(*shown, "asked_by").filter(key=key).first()


def access_token(participant: Participant, email: str) -> str:
    """What stands in the address that a child is sent: who she is, and where it went."""
    return signing.dumps([participant.pk, email], salt=ACCESS_SALT)


def access_of(token: str) -> tuple[Participant, str] | None:
    """The child that ``token`` names and the address it went to; None where it holds no more."""
    try:
        pk, email = signing.loads(token, salt=ACCESS_SALT, max_age=ACCESS_LIFE)
    except signing.BadSignature:
        return None
    child = Participant.objects.filter(pk=pk, erased_at=None).first()
    return (child, email) if child else None
