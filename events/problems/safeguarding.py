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
    unsafe = dates.filter(Exists(_unchecked("session__event", "day")))
    return Q(Exists(unsafe), regular_contact=True) & ~Q(status=EventStatus.CANCELLED)


def adult_without_the_code(now: datetime) -> Q:
    """For minors and to come, with somebody who has not accepted the code of conduct (L15)."""
    to_come = Session.objects.filter(
        event=OuterRef("pk"), status=SessionStatus.SCHEDULED, ends_at__gt=now
    )
    accepted = ConductAcceptance.objects.binding().filter(professional=OuterRef("professional"))
    on_it = Event.professionals.through.objects.filter(event=OuterRef("pk"))
    for_minors = Q(audiences__overlap=Audience.MINORS) | Q(regular_contact=True)
    return (
        for_minors
        & Q(Exists(to_come), Exists(on_it.filter(~Exists(accepted))))
        & ~Q(status=EventStatus.CANCELLED)
    )


def _unchecked(event: str, day: str) -> QuerySet[Any, Any]:
    """Who is on ``event`` without a check for ``day``, fields of the query around this one."""
    until = SafeguardingCheck.objects.good_until(
        person=OuterRef("professional"), day=OuterRef(OuterRef(day))
    )
    on_it = Event.professionals.through.objects.filter(event=OuterRef(event))
    return on_it.annotate(until=Subquery(until)).filter(Q(until=None) | Q(until__lt=OuterRef(day)))


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
