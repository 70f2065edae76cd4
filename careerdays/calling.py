"""Those who are to be called to choose: each question is one query over registrations."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from careerdays.models import LEADING, Choice, Encounter
from events.enums import EventStatus, SessionStatus
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet

# So long before choices close whoever has chosen nobody is told that they do.
LEAD = timedelta(days=2)

# Whom one message is for, whatever number of days she comes: the participant; those of a party for
# whom one person is written to, together; the pupils of a class.
ONCE = Case(
    When(
        party__isnull=False,
        participant__isnull=False,
        participant__user=None,
        then=Concat(Value("party-"), Cast("party", CharField())),
    ),
    When(
        participant__isnull=False,
        then=Concat(Value("participant-"), Cast("participant", CharField())),
    ),
    default=Concat(Value("booking-"), Cast(LEADING, CharField())),
    output_field=CharField(),
)


def to_call(now: datetime) -> RegistrationQuerySet:
    """Those who may choose, have chosen nobody, and have more than ``LEAD`` left to do it."""
    return yet_to_choose(now).filter(session__event__career_day__choices_close_at__gt=now + LEAD)


def to_remind(now: datetime) -> RegistrationQuerySet:
    """Those who have chosen nobody, and have no more than ``LEAD`` left."""
    return yet_to_choose(now).filter(session__event__career_day__choices_close_at__lte=now + LEAD)


def yet_to_choose(now: datetime) -> RegistrationQuerySet:
    """Those who have a place, may choose at ``now``, and have chosen nobody."""
    day = "session__event__career_day"
    return _coming().filter(
        ~Exists(_hers(Choice.objects.all())),
        **{
            f"{day}__choices_open_at__lte": now,
            f"{day}__choices_close_at__gt": now,
            f"{day}__published_at": None,
        },
    )


def without_encounters() -> RegistrationQuerySet:
    """Those who have a place where timetables are out, and meet nobody on any day of the event.

    A class where none of its pupils does.
    """
    published = {"session__event__career_day__published_at__isnull": False}
    return _coming().filter(~Exists(_hers(Encounter.objects.all())), **published)


def _hers(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of a registration: the choices, or encounters, of its participant or its class's pupils."""
    return rows.filter(of_registration(), ballot__career_day__event=OuterRef("session__event"))


def of_registration() -> Q:
    """Of what hangs on a ballot: is it of who has the registration around, or of her class?"""
    leading = Coalesce(OuterRef("same_pupils__leading"), OuterRef("pk"))
    return Q(ballot__participant=OuterRef("participant")) | Q(ballot__registration=leading)


def _coming() -> RegistrationQuerySet:
    """Registrations with a place whose people can be written to, the earlier day first."""
    return (
        Registration.objects.reachable()
        .filter(
            status=RegistrationStatus.CONFIRMED,
            session__status=SessionStatus.SCHEDULED,
            session__event__status=EventStatus.PUBLISHED,
        )
        .order_by("session__starts_at", "pk")
    )
