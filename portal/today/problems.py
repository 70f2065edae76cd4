"""What asks the coordinator to act: each a sentence with its number and the list behind it.

A problem that is none of these is one more function in ``LOOKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from attendance.certificates.differing import differing
from attendance.certificates.telling import DIFFERS, FILTER, differing_words
from attendance.models import Certificate
from careerdays.models import Host
from careerdays.problems import HOST_PROBLEMS
from communications.enums import EmailStatus
from core.problems import Problem, count
from events.models import Event, Session
from events.problems import EVENT_PROBLEMS, PROFESSIONAL_PROBLEMS, SESSION_PROBLEMS
from events.problems.professionals import speaking_in
from jobs.models import Job
from jobs.problems import JOB_PROBLEMS
from participants.models import Consent, Participant, PrivacyRequest, PublishedImage
from participants.problems import CONSENT_PROBLEMS, IMAGE_PROBLEMS
from participants.request_problems import REQUEST_PROBLEMS
from partners.models import Organisation, Professional
from portal.today.desk import Desk
from programmes.access import teachers_of_her_networks
from programmes.models import Programme
from registrations.models import Registration
from registrations.outbox import emails_visible_to
from registrations.problems import REGISTRATION_PROBLEMS
from schools.problems import TEACHER_PROBLEMS


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that exists now. ``url`` lists the rows that ``number`` and ``sentence`` count."""

    number: int
    sentence: str
    url: str


def findings(desk: Desk) -> list[Finding]:
    """What there is to do, in the order in which it should be done. One query a table."""
    return [finding for look in LOOKS for finding in look(desk)]


def _in_events(desk: Desk) -> list[Finding]:
    rows = Event.objects.filter(programme__in=desk.looked_at)
    return _found(desk, rows, EVENT_PROBLEMS)


def _in_sessions(desk: Desk) -> list[Finding]:
    rows = Session.objects.filter(event__programme__in=desk.looked_at)
    return _found(desk, rows, SESSION_PROBLEMS)


def _in_hosts(desk: Desk) -> list[Finding]:
    rows = Host.objects.filter(career_day__event__programme__in=desk.looked_at)
    return _found(desk, rows, HOST_PROBLEMS)


def _in_professionals(desk: Desk) -> list[Finding]:
    rows = Professional.objects.filter(
        organisation__in=Organisation.objects.changeable_by(desk.user)
    )
    if desk.chosen:
        rows = rows.filter(pk__in=speaking_in([desk.chosen.pk]))
    return _found(desk, rows, PROFESSIONAL_PROBLEMS)


def _in_registrations(desk: Desk) -> list[Finding]:
    rows = Registration.objects.filter(session__event__programme__in=desk.looked_at)
    return _found(desk, rows, REGISTRATION_PROBLEMS)


def _in_certificates(desk: Desk) -> list[Finding]:
    """Whether one says what is true is reckoned from the stays, and no condition of its row."""
    rows = Certificate.objects.shown_to_staff().filter(
        registration__session__event__programme__in=desk.looked_at
    )
    if not _may_open(desk, rows):
        return []
    number = len(differing(rows))
    kept = {"programme": desk.chosen.pk} if desk.chosen else {}
    address = _list(rows, {FILTER: DIFFERS, **kept})
    return [Finding(number, differing_words(number), address)] if number else []


def _in_teachers(desk: Desk) -> list[Finding]:
    rows = teachers_of_her_networks(desk.user)
    if desk.chosen:
        rows = rows.filter(school__programmes=desk.chosen)
    return _found(desk, rows, TEACHER_PROBLEMS)


def _in_images(desk: Desk) -> list[Finding]:
    rows = PublishedImage.objects.filter(programme__in=desk.looked_at)
    return _found(desk, rows, IMAGE_PROBLEMS)


def _in_consents(desk: Desk) -> list[Finding]:
    programmes = Programme.objects.filter(pk__in=desk.looked_at)
    people = Participant.objects.of_programmes(programmes)
    rows = Consent.objects.filter(participant__in=people.values("pk"))
    return _found(desk, rows, CONSENT_PROBLEMS)


def _in_mails(desk: Desk) -> list[Finding]:
    """Not of the programme looked at: what did not arrive must be seen wherever she looks."""
    rows = emails_visible_to(desk.user)
    if not _may_open(desk, rows):
        return []
    number = rows.filter(status=EmailStatus.FAILED).count()
    words = ngettext(
        "%(number)d message could not be delivered.",
        "%(number)d messages could not be delivered.",
        number,
    )
    address = _list(rows, {"status__exact": EmailStatus.FAILED})
    return [Finding(number, words % {"number": number}, address)] if number else []


def _in_requests(desk: Desk) -> list[Finding]:
    """About people's data: of those she sees, whatever programme they are in."""
    rows = PrivacyRequest.objects.visible_to(desk.user)
    return _found(desk, rows, REQUEST_PROBLEMS, by_programme=False)


def _in_jobs(desk: Desk) -> list[Finding]:
    """Her own, whatever programme they were for."""
    rows = Job.objects.of(desk.user).unexpired()
    return _found(desk, rows, JOB_PROBLEMS, by_programme=False)


def _found(
    desk: Desk, rows: QuerySet[Any], problems: Sequence[Problem], *, by_programme: bool = True
) -> list[Finding]:
    """Those of ``problems`` that ``rows`` have; none in a table that she may not open.

    The table has the filter ``problem``, and where rows go ``by_programme`` the filter
    ``programme``.
    """
    if not _may_open(desk, rows):
        return []
    numbers = count(rows, problems, now=desk.now)
    kept: dict[str, str | int] = {}
    if by_programme and desk.chosen:
        kept = {"programme": desk.chosen.pk}
    return [
        Finding(
            numbers[problem.name],
            str(problem.sentence % {"number": numbers[problem.name]}),
            _list(rows, {"problem": problem.name, **kept}),
        )
        for problem in problems
        if numbers[problem.name]
    ]


def _may_open(desk: Desk, rows: QuerySet[Any]) -> bool:
    meta = rows.model._meta
    return desk.user.has_perm(f"{meta.app_label}.view_{meta.model_name}")


def _list(rows: QuerySet[Any], filters: Mapping[str, str | int]) -> str:
    meta = rows.model._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{address}?{urlencode(filters)}"


LOOKS: Sequence[Callable[[Desk], list[Finding]]] = [
    _in_events,
    _in_sessions,
    _in_hosts,
    _in_images,
    _in_registrations,
    _in_certificates,
    _in_teachers,
    _in_consents,
    _in_requests,
    _in_mails,
    _in_jobs,
    _in_professionals,
]
