"""Certificates for everybody of an event at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from attendance import notifications
from attendance.certificates.entitlement import Lack
from attendance.certificates.reading import READ, Claim, Reading, language_of
from attendance.models import Certificate, CertificateRule
from attendance.services.certifying import rule_of
from events.enums import SessionStatus
from jobs.progress import Progress
from participants.limits import not_limited
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet, RosterEntry

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

    Pupils who are named in a class have theirs where all of it was there, or where they are
    ticked; who booked for the class is told. Who limited the use of her data is left out, and who
    had one that was revoked. Doing it again writes and tells nothing twice.
    """
    registrations = _over(now).filter(session__event=rule.event_id)
    issued = _issue_all(registrations, Reading(rule), now, progress)
    written = Certificate.objects.filter(registration__session__event=rule.event_id)
    issued.told = notifications.certificates_ready(written)
    issued.told += notifications.class_certificates_ready(written)
    return issued


@transaction.atomic
def issue_class_certificates(
    *, registration: Registration, now: datetime, progress: Progress
) -> Issued:
    """The same for the pupils of one class, whose teacher asks for it: nobody is told.

    Raises:
        NotEntitled: there are no certificates for its event, no place, or it is not over.
    """
    rule = rule_of(registration, now)
    mine = _over(now).filter(pk=registration.pk, participant=None)
    return _issue_all(mine, Reading(rule), now, progress)


def pupils_to_certify(registrations: Iterable[Registration]) -> QuerySet[RosterEntry]:
    """The named pupils of classes, in the order of their lists; none who is not to be spoken of."""
    entries = RosterEntry.objects.filter(registration__in=registrations)
    shown = entries.filter(not_limited("participant"), participant__erased_at=None)
    return shown.select_related("participant").order_by("registration", "number")


def _issue_all(
    registrations: RegistrationQuerySet, reading: Reading, now: datetime, progress: Progress
) -> Issued:
    issued = Issued()
    progress.start(registrations.count())
    for slice_ in _slices(registrations):
        _issue(_claims(slice_), reading, now, issued)
        progress.advance(len(slice_))
    return issued


def _over(now: datetime) -> RegistrationQuerySet:
    """Who has a place in what is over: of a person, who never had a certificate."""
    had = Certificate.objects.filter(
        registration=OuterRef("pk"), participant=OuterRef("participant")
    )
    return Registration.objects.filter(
        ~Exists(had),
        not_limited("participant"),
        session__status=SessionStatus.SCHEDULED,
        session__ends_at__lte=now,
        status=RegistrationStatus.CONFIRMED,
        participant__erased_at=None,
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


def _claims(registrations: Sequence[Registration]) -> list[Claim]:
    """Who of these, now that they are locked, never had a certificate."""
    classes = {one.pk: one for one in registrations if one.participant_id is None}
    claims = [Claim(one, one.participant) for one in registrations if one.participant]
    if classes:
        pupils = pupils_to_certify(classes.values())
        claims += [Claim(classes[one.registration_id], one.participant) for one in pupils]
    had = Certificate.objects.filter(registration__in=registrations)
    keys = set(had.values_list("registration", "participant"))
    return [one for one in claims if one.key not in keys]


def _issue(claims: Sequence[Claim], reading: Reading, now: datetime, issued: Issued) -> None:
    found = reading.verdicts(claims)
    issued.lacks.update(verdict.lack for verdict in found.values() if verdict.lack)
    new = Certificate.objects.bulk_create(
        reading.certificate(one, found[one.key], language=language_of(one.registration), now=now)
        for one in claims
        if found[one.key].is_entitled
    )
    issued.new += len(new)
