"""Whom an action of the desk writes to, said before and after it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from registrations.enums import RegistrationStatus
from registrations.models import RegistrationQuerySet


def who_is_told(registrations: RegistrationQuerySet) -> str:
    """How many of ``registrations`` (those that are active) have a place, and how many wait."""
    statuses = list(_with_address(registrations).values_list("status", flat=True))
    registered = statuses.count(RegistrationStatus.CONFIRMED)
    return _("Will get a message: %(registered)d registered, %(waiting)d waiting.") % {
        "registered": registered,
        "waiting": len(statuses) - registered,
    }


def people_told(registrations: RegistrationQuerySet) -> int:
    """How many people those are."""
    return _with_address(registrations).values("participant").distinct().count()


def _with_address(registrations: RegistrationQuerySet) -> RegistrationQuerySet:
    """Who has no account is not written to (``registrations.notifications``)."""
    return registrations.active().filter(participant__user__is_active=True)
