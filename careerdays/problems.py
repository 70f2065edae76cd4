"""Hosts of career days who ask somebody to act."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from careerdays.models import Host, Meeting
from core.problems import Problem
from events.enums import SessionStatus
from events.problems.safeguarding import without_a_check, without_the_code


def somebody_may_not_be_there(now: datetime) -> Q:
    """In a round to come, where minors come regularly (L14, L15).

    As for the professionals on an event (``events/problems/safeguarding.py``).
    """
    to_come = _to_come(now).annotate(day=TruncDate("round__starts_at"))
    people = Host.professionals.through.objects.filter(host=OuterRef("host"))
    unsafe = Exists(without_a_check(people, "day")) | Exists(without_the_code(people))
    return Q(Exists(to_come.filter(unsafe)), career_day__event__regular_contact=True)


def room_is_elsewhere(now: datetime) -> Q:
    """In a round to come her room is not of the site of the session: one of the two was moved."""
    site = Coalesce("round__session__site", "round__session__event__site")
    placed = _to_come(now).alias(site=site).filter(room__isnull=False, site__isnull=False)
    return Q(Exists(placed.exclude(room__site=F("site"))))


def _to_come(now: datetime) -> QuerySet[Meeting]:
    """The meetings of a host, for a subquery. A cancelled event has cancelled sessions."""
    return Meeting.objects.filter(
        host=OuterRef("pk"),
        round__ends_at__gt=now,
        round__session__status=SessionStatus.SCHEDULED,
    )


HOST_PROBLEMS = [
    Problem(
        "unsuitable",
        _("with somebody who may not be there"),
        ngettext_lazy(
            "At the table of %(number)d host of a career day somebody has no safeguarding check "
            "that holds, or has not accepted the code of conduct.",
            "At the tables of %(number)d hosts of career days somebody has no safeguarding check "
            "that holds, or has not accepted the code of conduct.",
            "number",
        ),
        somebody_may_not_be_there,
    ),
    Problem(
        "elsewhere",
        _("in a room of another site"),
        ngettext_lazy(
            "%(number)d host of a career day is in a room that is not at the site of the session.",
            "%(number)d hosts of career days are in rooms that are not at the site of the session.",
            "number",
        ),
        room_is_elsewhere,
    ),
]
