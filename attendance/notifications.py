"""What people are told about their certificates: rows of the outbox, one statement each."""

from __future__ import annotations

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.functions import JSONObject

from accounts.enums import Language
from attendance.mails.names import Kind
from attendance.models import HostAsked
from attendance.models.certificate import CertificateQuerySet
from communications.services import queue_emails_from_select
from registrations.models import CONTACT, CONTACT_EMAIL, CONTACT_LANGUAGE, Registration

LATER = 5


def certificates_ready(certificates: CertificateQuerySet) -> int:
    """Who has one of ``certificates`` that is valid is thanked and told where it is, once.

    Returns how many messages are new.
    """
    theirs = certificates.of_people().valid().order_by().values("pk")
    return queue_emails_from_select(
        Registration.objects.filter(certificates__in=theirs).reachable().order_by("pk"),
        kind=Kind.CERTIFICATE,
        dedup_key=(Kind.CERTIFICATE, F("certificates__pk")),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(registration="pk", certificate="certificates__pk"),
        priority=LATER,
    )


def class_certificates_ready(certificates: CertificateQuerySet) -> int:
    """Who booked for a class of which there are valid ones among ``certificates`` is told once.

    Returns how many messages are new.
    """
    theirs = certificates.of_pupils().valid().order_by().values("registration")
    return queue_emails_from_select(
        Registration.objects.filter(pk__in=theirs).reachable().order_by("pk"),
        kind=Kind.CLASS_CERTIFICATES,
        dedup_key=(Kind.CLASS_CERTIFICATES, F("pk")),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(registration="pk"),
        priority=LATER,
    )


def hosts_asked(asked: QuerySet[HostAsked]) -> int:
    """Each of ``asked`` is sent her link to the two questions, once; how many messages are new."""
    return queue_emails_from_select(
        asked.order_by("pk"),
        kind=Kind.HOST_QUESTIONS,
        dedup_key=(Kind.HOST_QUESTIONS, F("pk")),
        to=F("professional__email"),
        language=Value(Language.ITALIAN.value),
        recipient=Value(None, output_field=BigIntegerField()),
        context=JSONObject(asked="pk"),
        priority=LATER,
    )
