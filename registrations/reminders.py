"""Planning reminders: one statement a policy, over the dates that come due.

Nothing is scheduled ahead, so a session that moves or is cancelled needs no rescheduling. What
makes a reminder unique is policy, registration, date and start: planning twice writes nothing
twice, and a date that moved is reminded of anew.

A lead of whole days is counted on the calendar of Rome, the rest by the clock. One day before
Sunday at 10:00 is Saturday at 10:00, also in the night in which the clocks change; two hours are
always two hours.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.models import (
    BigIntegerField,
    DateTimeField,
    Exists,
    F,
    Func,
    OuterRef,
    QuerySet,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from communications.models import REGISTRATION, Email
from communications.services import queue_emails_from_select
from events.enums import EventStatus, SessionStatus
from registrations.enums import Anchor, RegistrationStatus
from registrations.mails.names import Kind
from registrations.models import (
    CONTACT,
    CONTACT_EMAIL,
    CONTACT_LANGUAGE,
    TOGETHER,
    Registration,
    RegistrationQuerySet,
    Reminder,
)

BULK = 7

logger = logging.getLogger(__name__)

# Kinds of message of the apps above that thank who was there, so that no policy does it as well.
_thanks: set[str] = set()


def thank_with(*kinds: str) -> None:
    """Who was sent a message of these kinds gets none after the end; called when apps are ready."""
    _thanks.update(kinds)


def thanked_after(registrations: Collection[int]) -> set[int]:
    """Those of registrations (ids) to whom a policy wrote after the end: one query."""
    policies = Reminder.objects.filter(anchor=Anchor.AFTER_END).values("pk")
    mails = Email.objects.alias(
        about=REGISTRATION, policy=Cast(KT("context__reminder"), BigIntegerField())
    )
    written = mails.filter(kind=Kind.REMINDER, about__in=registrations, policy__in=policies)
    return set(written.order_by().values_list("context__registration", flat=True))


class Shifted(Func):
    """A moment of a row moved by a lead, as :func:`shift` does it."""

    template = (
        "((%(expressions)s AT TIME ZONE '%(zone)s' + INTERVAL '%(days)s days')"
        " AT TIME ZONE '%(zone)s' + INTERVAL '%(seconds)s seconds')"
    )
    output_field = DateTimeField()

    def __init__(self, moment: str, lead: timedelta) -> None:
        days, seconds = _parts(lead)
        super().__init__(moment, zone=settings.TIME_ZONE, days=days, seconds=seconds)


def plan_reminders() -> int:
    """Write the reminders that are due now; returns how many are new.

    A policy that fails is logged and does not keep the others from being planned.
    """
    now = timezone.now()
    return sum(_plan(policy, now) for policy in Reminder.objects.filter(is_active=True))


def shift(moment: datetime, lead: timedelta) -> datetime:
    """``moment`` moved by ``lead``: its days on the calendar of Rome, the rest by the clock.

    ``lead`` may be negative. Aware in, UTC out.
    """
    days, seconds = _parts(lead)
    local = timezone.localtime(moment) + timedelta(days=days)
    return local.astimezone(UTC) + timedelta(seconds=seconds)


def _parts(lead: timedelta) -> tuple[int, int]:
    """Whole days and the seconds left, both of the sign of ``lead``."""
    sign = -1 if lead < timedelta(0) else 1
    return sign * abs(lead).days, sign * abs(lead).seconds


def _plan(policy: Reminder, now: datetime) -> int:
    try:
        return write(_due(policy, now), policy)
    except (ArithmeticError, DatabaseError):
        logger.exception("Reminder %d could not be planned.", policy.pk)
        return 0


def write(rows: RegistrationQuerySet, policy: Reminder) -> int:
    """Write what ``policy`` says to each of ``rows``, for each of its dates; how many are new."""
    return queue_emails_from_select(
        rows,
        kind=Kind.REMINDER,
        dedup_key=(
            Kind.REMINDER,
            str(policy.pk),
            TOGETHER,
            F("session__occurrences__pk"),
            F("session__occurrences__starts_at"),
        ),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(
            registration="pk",
            reminder=Value(policy.pk),
            occurrence="session__occurrences__pk",
            version="session__occurrences__starts_at",
        ),
        priority=BULK,
    )


def _due(policy: Reminder, now: datetime) -> RegistrationQuerySet:
    """Who is to be reminded now, joined with the date that she is reminded of, by session.

    It is due, by no more than half its lead, and was not due before she was confirmed. After the
    end the last date of a session alone counts: nobody is thanked ten times for a course, nor who
    was thanked with something else.
    """
    is_before = policy.anchor == Anchor.BEFORE_START
    lead = policy.lead if is_before else -policy.lead
    earliest, latest = shift(now - policy.lead / 2, lead), shift(now, lead)
    rows = (
        Registration.objects.reachable()
        .filter(
            status=RegistrationStatus.CONFIRMED,
            session__status=SessionStatus.SCHEDULED,
            session__event__status=EventStatus.PUBLISHED,
            **({"session__event": policy.event_id} if policy.event_id else {}),
        )
        .order_by("session_id", "pk")
    )
    if policy.event_id is None:
        rows = rows.exclude(session__event__in=_with_their_own(policy))
    if is_before:
        return rows.filter(
            session__occurrences__starts_at__range=(earliest, latest),
            session__occurrences__starts_at__gte=Shifted("confirmed_at", lead),
        )
    thanks = Email.objects.alias(about=REGISTRATION).filter(
        about=OuterRef("pk"), kind__in=sorted(_thanks)
    )
    return rows.filter(
        ~Exists(thanks),
        session__ends_at__range=(earliest, latest),
        session__occurrences__ends_at=F("session__ends_at"),
        session__ends_at__gte=Shifted("confirmed_at", lead),
    )


def _with_their_own(policy: Reminder) -> QuerySet[Any, Any]:
    """The events that say something else at the moment of a policy for all."""
    own = Reminder.objects.filter(is_active=True, anchor=policy.anchor, lead=policy.lead)
    return own.filter(event__isnull=False).values("event")
