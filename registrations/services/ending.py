"""The one way in which a single registration ends."""

from __future__ import annotations

from django.utils import timezone

from registrations import notifications
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.engagements import release

FIELDS = [
    "status",
    "ended_at",
    "end_reason",
    "offer_expires_at",
    "choose_by",
    "pending_until",
    "updated_at",
]
EXPIRING = {
    EndReason.OFFER_EXPIRED,
    EndReason.AUTHORISATION_EXPIRED,
    EndReason.SESSION_OVER,
}


def end(registration: Registration, reason: EndReason) -> None:
    """Give her time back, write why it ended and tell her. The caller holds the session's lock
    and promotes the line after it.
    """
    release([registration.pk])
    expired = reason in EXPIRING
    registration.status = RegistrationStatus.EXPIRED if expired else RegistrationStatus.CANCELLED
    registration.end_reason, registration.ended_at = reason, timezone.now()
    registration.offer_expires_at = registration.choose_by = registration.pending_until = None
    registration.save(update_fields=FIELDS)
    notifications.ended(registration)
