"""The one door through which certificates enter a view. What is not hers is 404, never 403."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from attendance.models import Certificate, CertificateRule
from attendance.services import right_to
from core.errors import DomainError
from events.enums import SessionStatus
from registrations.codes import as_typed
from registrations.enums import RegistrationStatus
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class CertificatePart:
    """What a ticket says of its certificate: it is there, may be taken, or is refused because."""

    certificate: Certificate | None = None
    refusal: str = ""


def certificate_part(registration: Registration, now: datetime) -> CertificatePart | None:
    """What the ticket of a person shows; None where there is nothing to say (yet)."""
    session = registration.session
    is_over = session.status == SessionStatus.SCHEDULED and session.ends_at <= now
    if not is_over or registration.participant_id is None:
        return None
    if registration.status != RegistrationStatus.CONFIRMED:
        return None
    if there := registration.certificates.of_people().valid().first():
        return CertificatePart(there)
    if not CertificateRule.objects.filter(event=session.event_id).exists():
        return None
    try:
        right_to(registration=registration, now=now)
    except DomainError as refusal:
        return CertificatePart(refusal=str(refusal))
    return CertificatePart()


def certificate_to_keep(request: HttpRequest, key: UUID) -> Certificate:
    """The valid certificate of a registration (key) that she may look at as her own (L9)."""
    mine = Certificate.objects.of(request.user).valid().filter(registration__key=key)
    return get_object_or_404(mine.with_who_pays())


def certificate_of_code(typed: str) -> Certificate | None:
    """The certificate that anybody may check who knows its code, valid or not."""
    rows = Certificate.objects.filter(code=as_typed(typed)).exclude(full_name="")
    return rows.with_who_pays().first()
