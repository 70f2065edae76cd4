"""What a teacher reads of the certificates of a class: pupil by pupil, and date by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from attendance.certificates.entitlement import Lack, Verdict
from attendance.certificates.reading import Claim, Reading
from attendance.certificates.wording import hours_words, lack_words
from attendance.models import Attendance, Certificate, CertificateRule
from attendance.pupils import ticks_of
from attendance.services import class_certificates, pupils_to_certify
from events.models import Occurrence
from registrations.models import Registration, RosterEntry


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A named pupil: her certificate, or in words why there is none (empty: she may have one)."""

    entry: RosterEntry
    certificate: Certificate | None
    why_not: str

    @property
    def hours(self) -> str:
        return hours_words(self.certificate.minutes) if self.certificate else ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date: ``came`` people of the class (None where nobody wrote it down), of ``seats``;
    ``pupils`` with whether each counts as having been there."""

    occurrence: Occurrence
    came: int | None
    seats: int
    is_ticked: bool
    pupils: Sequence[tuple[RosterEntry, bool]]

    @property
    def is_whole(self) -> bool:
        return self.came is not None and self.came >= self.seats


def pupil_lines(registration: Registration, rule: CertificateRule) -> list[PupilLine]:
    """The named pupils in the order of the list: a constant number of queries."""
    entries = list(pupils_to_certify([registration]))
    written = {one.participant_id: one for one in class_certificates(registration)}
    claims = [Claim(registration, entry.participant) for entry in entries]
    reading = Reading(rule)
    found = reading.verdicts(claims)
    dates = reading.measure.dates[registration.session_id]
    return [
        PupilLine(
            entry,
            written.get(claim.person.pk),
            _why_not(found[claim.key], dates, rule.percent),
        )
        for entry, claim in zip(entries, claims, strict=True)
    ]


def date_lines(registration: Registration, now: datetime) -> list[DateLine]:
    """The dates of a class that have begun, where pupils are named: four queries."""
    entries = list(pupils_to_certify([registration]))
    if not entries:
        return []
    ticked = ticks_of([registration.pk])
    came: dict[int, list[int]] = defaultdict(list)
    for row in Attendance.objects.filter(registration=registration).order_by("pk"):
        came[row.occurrence_id].append(row.present)
    lines = []
    for date in registration.session.occurrences.filter(starts_at__lte=now):
        most = max(came[date.pk], default=None)
        names = ticked.get((registration.pk, date.pk), ())
        is_whole = most is not None and most >= registration.seats
        there = [(entry, entry.participant_id in names if names else is_whole) for entry in entries]
        lines.append(DateLine(date, most, registration.seats, bool(names), there))
    return lines


def _why_not(found: Verdict, dates: Sequence[Occurrence], percent: int | None) -> str:
    if found.lack is Lack.NOT_THERE:
        return _("Nobody wrote down that this pupil was there.")
    return lack_words(found, dates, percent)
