"""From rows to the facts of a certificate, in a number of queries that never grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from accounts.enums import Language
from attendance.certificates.entitlement import Rule, Verdict, verdict
from attendance.models import Attendance, Certificate, CertificateRule
from attendance.presence import minutes_of, stay_of
from core.dates import day
from events.models import Occurrence
from programmes.enums import PartnershipRole
from programmes.models import Programme
from registrations.models import Registration

# What is read of a registration whose certificate is written.
READ = ["participant__user", "booked_by", "session__event__programme"]


class Reading:
    """What the rows of one event say: three queries, and one for each ``verdicts``."""

    def __init__(self, rule: CertificateRule) -> None:
        compulsory = frozenset(rule.compulsory.values_list("pk", flat=True))
        self.rule = Rule(rule.percent, compulsory)
        self.organisers = organisers_of(rule.event.programme)
        self.dates: dict[int, list[Occurrence]] = defaultdict(list)
        for date in Occurrence.objects.filter(session__event=rule.event_id):
            self.dates[date.session_id].append(date)

    def verdicts(self, registrations: Iterable[Registration]) -> dict[int, Verdict]:
        """What the rule says of each registration, by its key."""
        sessions = {one.pk: one.session_id for one in registrations}
        stays: dict[int, list[Attendance]] = defaultdict(list)
        for stay in Attendance.objects.filter(registration__in=sessions):
            stays[stay.registration_id].append(stay)
        return {pk: self._verdict(self.dates[of], stays[pk]) for pk, of in sessions.items()}

    def _verdict(self, dates: Sequence[Occurrence], stays: Iterable[Attendance]) -> Verdict:
        by_date = {date.pk: date for date in dates}
        counted = defaultdict(list)
        for stay in stays:
            if date := by_date.get(stay.occurrence_id):
                counted[date.pk].append(stay_of(stay, date))
        return verdict(
            self.rule,
            planned=minutes_of((date.starts_at, date.ends_at) for date in dates),
            attended=minutes_of(stay for found in counted.values() for stay in found),
            there={pk: minutes_of(counted[pk]) > 0 for pk in by_date},
        )

    def certificate(
        self, registration: Registration, found: Verdict, *, language: Language, now: datetime
    ) -> Certificate:
        """The certificate of a registration read with ``READ``, not saved: what is true ``now``."""
        session = registration.session
        return Certificate(
            registration=registration,
            language=language,
            issued_at=now,
            full_name=str(registration.participant),
            event_title=session.event.title,
            programme_title=session.event.programme.title,
            organisers=self.organisers,
            first_day=day(session.starts_at),
            last_day=day(session.ends_at),
            minutes=found.attended,
            planned=found.planned,
        )


def organisers_of(programme: Programme) -> str:
    """The bodies that lead a programme, in one line."""
    leads = programme.partnerships.filter(role=PartnershipRole.LEAD)
    return ", ".join(str(lead.organisation) for lead in leads.select_related("organisation"))


def language_of(registration: Registration) -> Language:
    """That in which she, or who booked for her, is written to."""
    contact = registration.contact
    return Language(contact.language) if contact else Language.ITALIAN
