"""Events whose adults may not work with their minors (L14, L15).

What :mod:`partners.suitability` says of one person, here of a whole table: the tests compare them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from events.enums import Audience, EventStatus, SessionStatus
from events.models import Event, Occurrence, Session
from partners.models import ConductAcceptance, SafeguardingCheck


def adult_without_a_check(now: datetime) -> Q:
    """On a date to come somebody on it has no check that holds: it ended, or the date moved."""
    dates = Occurrence.objects.filter(
        session__event=OuterRef("pk"), session__status=SessionStatus.SCHEDULED, ends_at__gt=now
    ).annotate(day=TruncDate("starts_at"))
    on_it = Event.professionals.through.objects.filter(event=OuterRef("session__event"))
    unsafe = dates.filter(Exists(without_a_check(on_it, "day")))
    return Q(Exists(unsafe), regular_contact=True) & ~Q(status=EventStatus.CANCELLED)


def adult_without_the_code(now: datetime) -> Q:
    """For minors and to come, with somebody who has not accepted the code of conduct (L15)."""
    to_come = Session.objects.filter(
        event=OuterRef("pk"), status=SessionStatus.SCHEDULED, ends_at__gt=now
    )
    on_it = Event.professionals.through.objects.filter(event=OuterRef("pk"))
    for_minors = Q(audiences__overlap=Audience.MINORS) | Q(regular_contact=True)
    return (
        for_minors
        & Q(Exists(to_come), Exists(without_the_code(on_it)))
        & ~Q(status=EventStatus.CANCELLED)
    )


def without_a_check(people: QuerySet[Any, Any], day: str) -> QuerySet[Any, Any]:
    """Those of ``people`` without a check that holds on ``day``, a field of the query around.

    ``people`` are rows with a ``professional``.
    """
    until = SafeguardingCheck.objects.good_until(
        person=OuterRef("professional"), day=OuterRef(OuterRef(day))
    )
    named: QuerySet[Any, Any] = people.annotate(until=Subquery(until))
    return named.filter(Q(until=None) | Q(until__lt=OuterRef(day)))


def without_the_code(people: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Those of ``people``, rows with a ``professional``, who have not accepted the code (L15)."""
    accepted = ConductAcceptance.objects.binding().filter(professional=OuterRef("professional"))
    return people.filter(~Exists(accepted))


SAFEGUARDING_PROBLEMS = [
    Problem(
        "unchecked",
        _("adults without a check on a date"),
        ngettext_lazy(
            "%(number)d event with regular contact has an adult whose safeguarding check does not "
            "hold on all of its dates.",
            "%(number)d events with regular contact have an adult whose safeguarding check does "
            "not hold on all of their dates.",
            "number",
        ),
        adult_without_a_check,
    ),
    Problem(
        "no_code",
        _("adults who have not accepted the code of conduct"),
        ngettext_lazy(
            "At %(number)d event for minors an adult has not accepted the code of conduct.",
            "At %(number)d events for minors an adult has not accepted the code of conduct.",
            "number",
        ),
        adult_without_the_code,
    ),
]
