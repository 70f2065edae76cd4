"""A certificate is issued, taken back, or written again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import Language
from attendance import notifications
from attendance.certificates.entitlement import Verdict
from attendance.certificates.reading import READ, Claim, Reading, language_of
from attendance.certificates.wording import lack_words
from attendance.models import Certificate, CertificateRule
from attendance.models.certificate import CertificateQuerySet
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
    """The certificate of the person of a registration: the one that is valid, or else a new one.

    ``language`` is that of whom we write to unless it is said.

    Raises:
        WasRevoked: one was taken back, and none was written in its place.
        NotEntitled: the rule of the event is not met, or there is nothing to certify.
    """
    claim = _own(_locked(registration.pk))
    if there := _certificates_of(claim).valid().first():
        return there
    _refuse_again(claim)
    certificate = _written(claim, now, language or language_of(claim.registration))
    certificate.save(force_insert=True)
    return certificate


def right_to(*, registration: Registration, now: datetime) -> None:
    """Say nothing where somebody who has no certificate may have one; read only.

    Raises:
        WasRevoked, NotEntitled: as ``issue_certificate`` would.
    """
    claim = _own(registration)
    _refuse_again(claim)
    _judged(claim, now)


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

    A valid one is revoked for ``reason``. The person is told of the new one; of a pupil of a class
    its school reads it.

    Raises:
        NotValid: another one took its place before.
        NotEntitled: by now there is no right to one: revoke it instead. Or her data are erased.
    """
    claim = _claimed(_locked(certificate.registration_id), certificate)
    newest = _certificates_of(claim).order_by("-pk").first()
    if newest != certificate:
        raise NotValid(_("Another certificate took the place of this one already."))
    written = _written(claim, now, Language(certificate.language))
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


def _own(registration: Registration) -> Claim:
    """What the person of a registration may claim; a class is certified pupil by pupil."""
    if registration.participant is None:
        raise NotEntitled(_("There are no certificates for this registration."))
    return Claim(registration, registration.participant)


def _claimed(registration: Registration, certificate: Certificate) -> Claim:
    """What ``certificate`` was written for, where that is still there."""
    if registration.participant is not None:
        return Claim(registration, registration.participant)
    entries = registration.roster.filter(participant=certificate.participant_id)
    if (entry := entries.select_related("participant").first()) is None:
        raise NotEntitled(_("This pupil is not named in the booking of the class any more."))
    return Claim(registration, entry.participant)


def _certificates_of(claim: Claim) -> CertificateQuerySet:
    return Certificate.objects.filter(registration=claim.registration, participant=claim.person)


def _refuse_again(claim: Claim) -> None:
    if revoked := _certificates_of(claim).order_by("-revoked_at").first():
        words = _("The certificate was revoked by the organisers: %(reason)s")
        raise WasRevoked(words % {"reason": revoked.revoked_because})


def _written(claim: Claim, now: datetime, language: Language) -> Certificate:
    reading, found = _judged(claim, now)
    return reading.certificate(claim, found, language=language, now=now)


def _judged(claim: Claim, now: datetime) -> tuple[Reading, Verdict]:
    """What the rule of the event says, where that is a right to a certificate."""
    if claim.person.erased_at is not None:
        raise NotEntitled(_("The data of this person are erased: nothing certifies them again."))
    rule = rule_of(claim.registration, now)
    reading = Reading(rule)
    found = reading.verdicts([claim])[claim.key]
    if not found.is_entitled:
        dates = reading.measure.dates[claim.registration.session_id]
        raise NotEntitled(lack_words(found, dates, rule.percent))
    return reading, found


def rule_of(registration: Registration, now: datetime) -> CertificateRule:
    """The rule under which certificates may be written for a registration ``now``.

    Raises:
        NotEntitled: there is none, no place, or it is not over.
    """
    session = registration.session
    rules = CertificateRule.objects.select_related("event__programme")
    rule = rules.filter(event=session.event_id).first()
    if rule is None:
        raise NotEntitled(_("There are no certificates for this registration."))
    if registration.status != RegistrationStatus.CONFIRMED:
        state = registration.get_status_display()
        raise NotEntitled(_("No place: this registration is “%(state)s”.") % {"state": state})
    if session.status != SessionStatus.SCHEDULED or session.ends_at > now:
        raise NotEntitled(_("There are certificates when it is over."))
    return rule
