"""Certificates for everybody of an event at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from attendance import notifications
from attendance.certificates.entitlement import Lack
from attendance.certificates.reading import READ, Reading, language_of
from attendance.models import Certificate, CertificateRule
from events.enums import SessionStatus
from jobs.progress import Progress
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet

# So many are read and written together.
SLICE = 500


@dataclass(slots=True)
class Issued:
    """How many certificates are new and how many mails; who has no right to one, by the lack."""

    new: int = 0
    told: int = 0
    lacks: Counter[Lack] = field(default_factory=Counter)


@transaction.atomic
def issue_certificates(*, rule: CertificateRule, now: datetime, progress: Progress) -> Issued:
    """Write a certificate for each person who has a right to one and had none yet, and tell her.

    Who limited the use of her data is left out, and who had one that was revoked. Doing it again
    writes and tells nothing twice.
    """
    waiting = _without(rule, now)
    reading, issued = Reading(rule), Issued()
    progress.start(waiting.count())
    for slice_ in _slices(waiting):
        _issue(slice_, reading, now, issued)
        progress.advance(len(slice_))
    issued.told = notifications.certificates_ready(
        Certificate.objects.filter(registration__session__event=rule.event_id)
    )
    return issued


def _without(rule: CertificateRule, now: datetime) -> RegistrationQuerySet:
    """Who had a place in what is over and never had a certificate."""
    return Registration.objects.filter(
        ~Exists(Certificate.objects.filter(registration=OuterRef("pk"))),
        session__event=rule.event_id,
        session__status=SessionStatus.SCHEDULED,
        session__ends_at__lte=now,
        status=RegistrationStatus.CONFIRMED,
        participant__restricted_at=None,
        participant__erased_at=None,
        participant__isnull=False,
    )


def _slices(registrations: RegistrationQuerySet) -> Iterator[list[Registration]]:
    """Locked, as the operations on one certificate lock theirs: who takes hers waits, and gets
    the one that is written here.
    """
    rows = registrations.select_related(*READ).order_by("pk")
    rows = rows.select_for_update(of=("self",), no_key=True)
    last = 0
    while slice_ := list(rows.filter(pk__gt=last)[:SLICE]):
        yield slice_
        last = slice_[-1].pk


def _issue(
    registrations: list[Registration], reading: Reading, now: datetime, issued: Issued
) -> None:
    found = reading.verdicts(registrations)
    entitled = [one for one in registrations if found[one.pk].is_entitled]
    issued.lacks.update(verdict.lack for verdict in found.values() if verdict.lack)
    # She may have taken hers while the lock was waited for: then that one is the one.
    Certificate.objects.bulk_create(
        (
            reading.certificate(one, found[one.pk], language=language_of(one), now=now)
            for one in entitled
        ),
        ignore_conflicts=True,
    )
    issued.new += len(entitled)
