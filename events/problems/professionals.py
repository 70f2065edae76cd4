"""Professionals of events to come whose safeguarding check asks somebody to act (L14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from events.enums import EventStatus, SessionStatus
from events.models import Event, Session
from partners.models import SafeguardingCheck

# A new certificate takes some weeks to get.
ENDING = timedelta(days=30)


def check_ending(now: datetime) -> Q:
    """The check is good today and ends soon; who has a newer one is left out."""
    good = SafeguardingCheck.objects.valid_on(timezone.localdate(now))
    ending = good.filter(valid_until__lte=timezone.localdate(now) + ENDING)
    return Q(Exists(ending.filter(professional=OuterRef("pk")))) & _meets_people(now)


def check_no_longer_good(now: datetime) -> Q:
    """Was checked once, and today no check is good: it ended, or a later one said no."""
    checks = SafeguardingCheck.objects.filter(professional=OuterRef("pk"))
    good = checks.valid_on(timezone.localdate(now))
    return Q(Exists(checks)) & ~Q(Exists(good)) & _meets_people(now)


def speaking_in(programmes: Sequence[int]) -> QuerySet[Any, Any]:
    """The professionals of the events of these programmes, for ``pk__in``."""
    rows = Event.professionals.through.objects.filter(event__programme__in=programmes)
    return rows.order_by().values("professional")


def _meets_people(now: datetime) -> Q:
    """In an event that is not over and was not cancelled, published or not."""
    to_come = Session.objects.filter(
        event=OuterRef("event"), status=SessionStatus.SCHEDULED, ends_at__gt=now
    )
    taking_part = Event.professionals.through.objects.filter(
        Exists(to_come), professional=OuterRef("pk")
    )
    return Q(Exists(taking_part.exclude(event__status=EventStatus.CANCELLED)))


PROFESSIONAL_PROBLEMS = [
    Problem(
        "check_over",
        _("no safeguarding check is good any more"),
        ngettext_lazy(
            "%(number)d person of events to come has no good safeguarding check any more.",
            "%(number)d people of events to come have no good safeguarding check any more.",
            "number",
        ),
        check_no_longer_good,
    ),
    Problem(
        "check_ending",
        _("the safeguarding check ends within 30 days"),
        ngettext_lazy(
            "The safeguarding check of %(number)d person of events to come ends within 30 days.",
            "The safeguarding checks of %(number)d people of events to come end within 30 days.",
            "number",
        ),
        check_ending,
    ),
]
