"""What people are told about consents: rows of the outbox."""

from __future__ import annotations

from django.utils import timezone

from communications.models import Email
from communications.services import queue_email
from participants.models import ConsentRequest, Guardianship, Participant

CONSENT_ASKED = "participants.consent_asked"
ACCESS_OFFERED = "participants.access_offered"
BIRTHDAY = "participants.birthday"
# Somebody waits for this answer.
SOON = 3


def asked(request: ConsentRequest) -> None:
    """A holder of parental responsibility is sent her link, in the language of who asks."""
    asking = request.asked_by
    queue_email(
        kind=CONSENT_ASKED,
        dedup_key=f"{CONSENT_ASKED}:{request.pk}",
        to=request.guardianship.address,
        language=asking.language if asking else "it",
        context={"consent_request": request.pk},
        priority=SOON,
    )


def access_offered(child: Participant, email: str, guardianship: Guardianship) -> None:
    """The child is sent the link to her own access, once a day to an address."""
    guardian = guardianship.guardian
    queue_email(
        kind=ACCESS_OFFERED,
        dedup_key=f"{ACCESS_OFFERED}:{child.pk}:{email}:{timezone.localdate()}",
        to=email,
        language=guardian.language if guardian else "it",
        context={"participant": child.pk},
        priority=SOON,
    )


def birthday(guardianship: Guardianship, age: int) -> int:
    """A guardian is told, once, that a child has turned ``age``; 1 where that is new."""
    guardian = guardianship.guardian
    if guardian is None:
        return 0
    key = f"{BIRTHDAY}:{guardianship.pk}:{age}"
    if Email.objects.filter(dedup_key=key).exists():
        return 0
    queue_email(
        kind=BIRTHDAY,
        dedup_key=key,
        to=guardian.email,
        language=guardian.language,
        recipient=guardian,
        context={"guardianship": guardianship.pk, "age": age},
    )
    return 1
