"""A certificate is issued, taken back, or written again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import Language
from attendance import notifications
from attendance.certificates.entitlement import Verdict
from attendance.certificates.reading import READ, Reading, language_of
from attendance.certificates.wording import lack_words
from attendance.models import Certificate, CertificateRule
from core.errors import DomainError
from events.enums import SessionStatus
from registrations.enums import RegistrationStatus
from registrations.models import Registration


class NotEntitled(DomainError):
    """There is no right to a certificate, or not yet; says why, with the facts."""


class WasRevoked(DomainError):
    """A certificate was issued and taken back: only the organisers write another."""


class NotValid(DomainError):
    """The certificate was revoked before."""


@transaction.atomic
def issue_certificate(
    *, registration: Registration, now: datetime, language: Language | None = None
) -> Certificate:
    """The certificate of a registration: the one that is valid, or else a new one.

    ``language`` is that of whom we write to unless it is said.

    Raises:
        WasRevoked: one was taken back, and none was written in its place.
        NotEntitled: the rule of the event is not met, or there is nothing to certify.
    """
    locked = _locked(registration.pk)
    if there := locked.certificates.valid().first():
        return there
    _refuse_again(locked)
    certificate = _written(locked, now, language or language_of(locked))
    certificate.save(force_insert=True)
    return certificate


def right_to(*, registration: Registration, now: datetime) -> None:
    """Say nothing where somebody who has no certificate may have one; read only.

    Raises:
        WasRevoked, NotEntitled: as ``issue_certificate`` would.
    """
    _refuse_again(registration)
    _judged(registration, now)


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, reason: str, now: datetime) -> None:
    """Take a certificate back: whoever looks its code up reads that it does not hold.

    Raises:
        NotValid: it was revoked before.
    """
    _locked(certificate.registration_id)
    valid = Certificate.objects.valid().filter(pk=certificate.pk)
    if not valid.update(revoked_at=now, revoked_because=reason, updated_at=now):
        raise NotValid(_("This certificate was revoked already."))


@transaction.atomic
def reissue_certificate(*, certificate: Certificate, reason: str, now: datetime) -> Certificate:
    """Write a certificate again, from what is true now, in the place of one that is revoked.

    A valid one is revoked for ``reason``. The person is told of the new one.

    Raises:
        NotValid: another one took its place before.
        NotEntitled: by now there is no right to one: revoke it instead.
    """
    locked = _locked(certificate.registration_id)
    newest = locked.certificates.order_by("-pk").first()
    if newest != certificate:
        raise NotValid(_("Another certificate took the place of this one already."))
    written = _written(locked, now, Language(certificate.language))
    if newest.is_valid:
        revoke_certificate(certificate=newest, reason=reason, now=now)
    written.replaces = newest
    written.save(force_insert=True)
    notifications.certificates_ready(Certificate.objects.filter(pk=written.pk))
    return written


def _locked(pk: int) -> Registration:
    """One at a time writes certificates of a registration."""
    rows = Registration.objects.select_related(*READ)
    return rows.select_for_update(of=("self",), no_key=True).get(pk=pk)


def _refuse_again(registration: Registration) -> None:
    if revoked := registration.certificates.order_by("-revoked_at").first():
        words = _("The certificate was revoked by the organisers: %(reason)s")
        raise WasRevoked(words % {"reason": revoked.revoked_because})


def _written(registration: Registration, now: datetime, language: Language) -> Certificate:
    reading, found = _judged(registration, now)
    return reading.certificate(registration, found, language=language, now=now)


def _judged(registration: Registration, now: datetime) -> tuple[Reading, Verdict]:
    """What the rule of the event says, where that is a right to a certificate."""
    rule = _rule_of(registration, now)
    reading = Reading(rule)
    found = reading.verdicts([registration])[registration.pk]
    if not found.is_entitled:
        dates = reading.dates[registration.session_id]
        raise NotEntitled(lack_words(found, dates, rule.percent))
    return reading, found


def _rule_of(registration: Registration, now: datetime) -> CertificateRule:
    session = registration.session
    rules = CertificateRule.objects.select_related("event__programme")
    rule = rules.filter(event=session.event_id).first()
    if rule is None or registration.participant_id is None:
        raise NotEntitled(_("There are no certificates for this registration."))
    if registration.status != RegistrationStatus.CONFIRMED:
        state = registration.get_status_display()
        raise NotEntitled(_("No place: this registration is “%(state)s”.") % {"state": state})
    if session.status != SessionStatus.SCHEDULED or session.ends_at > now:
        raise NotEntitled(_("There are certificates when it is over."))
    return rule
