"""Hosts at whose tables somebody may not meet the minors of the event (L14, L15).

Events have the like for the professionals on them (``events/problems/safeguarding.py``).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from careerdays.models import Host, Meeting
from core.problems import Problem
from events.enums import EventStatus, SessionStatus
from events.problems.safeguarding import without_a_check, without_the_code


def somebody_may_not_be_there(now: datetime) -> Q:
    """In a round to come, where minors come regularly."""
    to_come = Meeting.objects.filter(
        host=OuterRef("pk"),
        round__ends_at__gt=now,
        round__session__status=SessionStatus.SCHEDULED,
    ).annotate(day=TruncDate("round__starts_at"))
    people = Host.professionals.through.objects.filter(host=OuterRef("host"))
    unsafe = Exists(without_a_check(people, "day")) | Exists(without_the_code(people))
    return Q(Exists(to_come.filter(unsafe)), career_day__event__regular_contact=True) & ~Q(
        career_day__event__status=EventStatus.CANCELLED
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
]
