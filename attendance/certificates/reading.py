"""From rows to the facts of a certificate, in a number of queries that never grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import Language
from attendance.certificates.entitlement import Rule, Verdict, verdict
from attendance.grace import graces_of_rules
from attendance.models import Attendance, Certificate, CertificateRule
from attendance.presence import attended, planned_minutes
from attendance.pupils import Pupils
from core.dates import day
from events.models import Occurrence
from participants.models import Participant
from programmes.enums import PartnershipRole
from programmes.models import Programme
from registrations.models import Registration

# A registration and a participant (ids).
Key = tuple[int, int]
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
    def key(self) -> Key:
        return self.registration.pk, self.person.pk


@dataclass(frozen=True, slots=True)
class Measure:
    """What the certificates of one event are measured by; ``dates`` are by session (id)."""

    rule: Rule
    grace: int
    dates: Mapping[int, Sequence[Occurrence]]

    def verdict(self, session: int, stays: Iterable[Attendance]) -> Verdict:
        """What the rule says of somebody with these ``stays`` at a ``session`` (id)."""
        dates = self.dates.get(session, ())
        there = attended(dates, stays, grace=self.grace)
        return verdict(
            self.rule,
            planned=planned_minutes(dates),
            attended=there.total,
            there={pk: minutes > 0 for pk, minutes in there.minutes.items()},
        )


def measures_of(rules: Collection[CertificateRule]) -> dict[int, Measure]:
    """The measures of ``rules``, by event (id): three queries."""
    events = [rule.event_id for rule in rules]
    named = CertificateRule.compulsory.through.objects.filter(certificaterule__in=rules)
    compulsory: dict[int, set[int]] = defaultdict(set)
    for event, date in named.values_list("certificaterule__event", "occurrence"):
        compulsory[event].add(date)
    dates: dict[int, dict[int, list[Occurrence]]] = {pk: defaultdict(list) for pk in events}
    rows = Occurrence.objects.filter(session__event__in=events).select_related("session")
    for one in rows:
        dates[one.session.event_id][one.session_id].append(one)
    graces = graces_of_rules(rules)
    return {
        one.event_id: Measure(
            Rule(one.percent, frozenset(compulsory[one.event_id])),
            graces[one.event_id],
            dates[one.event_id],
        )
        for one in rules
    }


def stays_of(claims: Sequence[Claim]) -> Mapping[Key, Sequence[Attendance]]:
    """The stays of each claim, by its key: two queries.

    Of a pupil those of her class count at which she is known to have been.
    """
    registrations = {one.registration.pk: one.registration for one in claims}
    pupils = Pupils.of(_named(claims))
    stays: dict[Key, list[Attendance]] = defaultdict(list)
    for stay in Attendance.objects.filter(registration__in=registrations):
        of = registrations[stay.registration_id]
        for who in _there(stay, of, pupils):
            stays[of.pk, who].append(stay)
    return stays


class Reading:
    """What the rows of one event say: four queries, and up to two for each ``verdicts``."""

    def __init__(self, rule: CertificateRule) -> None:
        self.measure = measures_of([rule])[rule.event_id]
        self.organisers = organisers_of(rule.event.programme)

    def verdicts(self, claims: Iterable[Claim]) -> dict[Key, Verdict]:
        """What the rule says of each claim, by its key."""
        claims = list(claims)
        stays = stays_of(claims)
        return {
            one.key: self.measure.verdict(one.registration.session_id, stays.get(one.key, ()))
            for one in claims
        }

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
