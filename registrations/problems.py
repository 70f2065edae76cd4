"""Registrations that wait for an answer which may not come by itself."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.db import Plain
from core.problems import Problem
from registrations.enums import RegistrationStatus
from registrations.models import Registration


def offered(_now: datetime) -> Q:
    """A seat is kept for somebody who has not said yes or no."""
    return Q(status=RegistrationStatus.OFFERED)


def pending(_now: datetime) -> Q:
    """A seat is kept until a guardian has said yes or no."""
    return Q(status=RegistrationStatus.PENDING)


def to_choose(_now: datetime) -> Q:
    """A moved session clashes with another of hers, and she has not said which she keeps."""
    return Q(choose_by__isnull=False)


def entered_twice(_now: datetime) -> Q:
    """Two guardians each registered a child of the same name and birth date for the session.

    Neither is refused, since that would tell one what the other did: the organisers look.
    """
    twin = (
        Registration.objects.active()
        .filter(
            session=OuterRef("session"),
            participant__birth_date=OuterRef("participant__birth_date"),
            booked_by__isnull=False,
        )
        .exclude(participant=OuterRef("participant"))
        .annotate(first=Plain("participant__first_name"), last=Plain("participant__last_name"))
        .filter(
            first=Plain(OuterRef("participant__first_name")),
            last=Plain(OuterRef("participant__last_name")),
        )
    )
    is_child = Q(status__in=RegistrationStatus.ACTIVE, booked_by__isnull=False)
    return is_child & Q(participant__isnull=False) & Q(Exists(twin))


REGISTRATION_PROBLEMS = [
    Problem(
        "entered_twice",
        _("perhaps the same child, registered by two parents"),
        ngettext_lazy(
            "%(number)d registration may be of a child whom another parent registered, too.",
            "%(number)d registrations may be of children whom another parent registered, too.",
            "number",
        ),
        entered_twice,
    ),
    Problem(
        "offered",
        _("a seat is offered"),
        ngettext_lazy(
            "%(number)d registration waits for the person to accept the seat she was offered.",
            "%(number)d registrations wait for people to accept the seats they were offered.",
            "number",
        ),
        offered,
    ),
    Problem(
        "pending",
        _("to be authorised by a guardian"),
        ngettext_lazy(
            "%(number)d registration waits for a parent or guardian to authorise it.",
            "%(number)d registrations wait for a parent or guardian to authorise them.",
            "number",
        ),
        pending,
    ),
    Problem(
        "to_choose",
        _("to choose between two at the same time"),
        ngettext_lazy(
            "%(number)d registration waits for the person to choose between two events at the "
            "same time.",
            "%(number)d registrations wait for people to choose between two events at the same "
            "time.",
            "number",
        ),
        to_choose,
    ),
]
