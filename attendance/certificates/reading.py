"""From rows to the facts of a certificate, in a number of queries that never grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import Language
from attendance.certificates.entitlement import Rule, Verdict, verdict
from attendance.grace import grace_of_rule
from attendance.models import Attendance, Certificate, CertificateRule
from attendance.presence import attended, planned_minutes
from attendance.pupils import Pupils
from core.dates import day
from events.models import Occurrence
from participants.models import Participant
from programmes.enums import PartnershipRole
from programmes.models import Programme
from registrations.models import Registration

# What is read of a registration whose certificate is written.
READ = ["participant__user", "booked_by", "session__event__programme"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who may have a right to a certificate: the person of a registration, or a pupil who is named
    in that of a class. The registration is read with ``READ``.
    """

    registration: Registration
    person: Participant

    @property
    def key(self) -> tuple[int, int]:
        return self.registration.pk, self.person.pk


class Reading:
    """What the rows of one event say: four queries, and up to three for each ``verdicts``."""

    def __init__(self, rule: CertificateRule) -> None:
        compulsory = frozenset(rule.compulsory.values_list("pk", flat=True))
        self.rule = Rule(rule.percent, compulsory)
        self.grace = grace_of_rule(rule)
        self.organisers = organisers_of(rule.event.programme)
        self.dates: dict[int, list[Occurrence]] = defaultdict(list)
        for date in Occurrence.objects.filter(session__event=rule.event_id):
            self.dates[date.session_id].append(date)

    def verdicts(self, claims: Iterable[Claim]) -> dict[tuple[int, int], Verdict]:
        """What the rule says of each claim, by its key.

        Of a pupil the stays of her class count at which she is known to have been.
        """
        claims = list(claims)
        registrations = {one.registration.pk: one.registration for one in claims}
        pupils = Pupils.of(_named(claims))
        stays: dict[tuple[int, int], list[Attendance]] = defaultdict(list)
        for stay in Attendance.objects.filter(registration__in=registrations):
            of = registrations[stay.registration_id]
            for who in _there(stay, of, pupils):
                stays[of.pk, who].append(stay)
        return {
            one.key: self._verdict(self.dates[one.registration.session_id], stays[one.key])
            for one in claims
        }

    def _verdict(self, dates: Sequence[Occurrence], stays: Iterable[Attendance]) -> Verdict:
        there = attended(dates, stays, grace=self.grace)
        return verdict(
            self.rule,
            planned=planned_minutes(dates),
            attended=there.total,
            there={pk: minutes > 0 for pk, minutes in there.minutes.items()},
        )

    def certificate(
        self, claim: Claim, found: Verdict, *, language: Language, now: datetime
    ) -> Certificate:
        """The certificate of a claim, not saved: what is true ``now``."""
        session = claim.registration.session
        return Certificate(
            registration=claim.registration,
            participant=claim.person,
            language=language,
            issued_at=now,
            full_name=str(claim.person),
            event_title=session.event.title,
            programme_title=session.event.programme.title,
            organisers=self.organisers,
            first_day=day(session.starts_at),
            last_day=day(session.ends_at),
            minutes=found.attended,
            planned=found.planned,
        )


def _named(claims: Iterable[Claim]) -> dict[int, list[int]]:
    """The pupils (ids) of classes among ``claims``, by registration (id)."""
    named: dict[int, list[int]] = defaultdict(list)
    for one in claims:
        if one.registration.participant_id is None:
            named[one.registration.pk].append(one.person.pk)
    return named


def _there(stay: Attendance, registration: Registration, pupils: Pupils) -> Collection[int]:
    """Whose stay it is (participants, ids)."""
    if registration.participant_id is not None:
        return [registration.participant_id]
    return pupils.at(stay, seats=registration.seats) or ()


def organisers_of(programme: Programme) -> str:
    """The bodies that lead a programme, in one line."""
    leads = programme.partnerships.filter(role=PartnershipRole.LEAD)
    return ", ".join(str(lead.organisation) for lead in leads.select_related("organisation"))


def language_of(registration: Registration) -> Language:
    """That in which she, or who booked for her, is written to."""
    contact = registration.contact
    return Language(contact.language) if contact else Language.ITALIAN
