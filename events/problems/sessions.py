"""Sessions that ask a coordinator to act."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db.models import DecimalField, ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from events.enums import Booking, EventStatus, Format, SessionStatus
from events.problems.times import NEAR

# A session is nearly empty when less than this part of its seats is taken.
NEARLY_EMPTY = Decimal("0.3")


def full_with_people_waiting(now: datetime) -> Q:
    """Every seat is taken, and somebody still hopes for one."""
    return _to_start(now) & Q(waiting__gt=0, taken__gte=F("capacity"))


def near_and_nearly_empty(now: datetime) -> Q:
    """Starts soon with few people; where there is no limit of seats, nobody can say."""
    part = ExpressionWrapper(F("capacity") * NEARLY_EMPTY, output_field=DecimalField())
    few = Q(taken__lt=part)
    return _near(now) & few & ~Q(event__booking=Booking.NONE)


def online_without_a_link(now: datetime) -> Q:
    """Starts soon, and who takes part online could not get in."""
    return _near(now) & Q(event__format__in=[Format.ONLINE, Format.HYBRID], join_url="")


def _to_start(now: datetime) -> Q:
    return Q(status=SessionStatus.SCHEDULED, event__status=EventStatus.PUBLISHED, starts_at__gt=now)


def _near(now: datetime) -> Q:
    return _to_start(now) & Q(starts_at__lte=now + NEAR)


SESSION_PROBLEMS = [
    Problem(
        "full",
        _("full, with people waiting"),
        ngettext_lazy(
            "%(number)d session is full and people wait for a place.",
            "%(number)d sessions are full and people wait for a place.",
            "number",
        ),
        full_with_people_waiting,
    ),
    Problem(
        "empty",
        _("near and nearly empty"),
        ngettext_lazy(
            "%(number)d session of the next two weeks is nearly empty.",
            "%(number)d sessions of the next two weeks are nearly empty.",
            "number",
        ),
        near_and_nearly_empty,
    ),
    Problem(
        "no_link",
        _("online without a link"),
        ngettext_lazy(
            "%(number)d online session of the next two weeks has no link to take part.",
            "%(number)d online sessions of the next two weeks have no link to take part.",
            "number",
        ),
        online_without_a_link,
    ),
]
