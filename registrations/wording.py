"""A registration in words: what pages say of a claim on a session."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.dates import when
from events.models import Session
from events.wording import place_line, without_site
from registrations.enums import RegistrationStatus
from registrations.models import Registration


def badge(registration: Registration) -> str:
    """The words of the badge, as said to the person: "You have a place"."""
    return {
        RegistrationStatus.CONFIRMED: _("You have a place"),
        RegistrationStatus.OFFERED: _("A place is kept for you"),
        RegistrationStatus.WAITING: _("You are on the waiting list"),
        RegistrationStatus.CANCELLED: _("Cancelled"),
        RegistrationStatus.EXPIRED: _("Ended without a place"),
    }[RegistrationStatus(registration.status)]


def session_when(session: Session) -> str:
    """When a session takes place: "sabato 23 gennaio, 9:30 – 12:30"."""
    words = when(session.starts_at, session.ends_at)
    return words[:1].upper() + words[1:]


def session_where(session: Session) -> str:
    """Room, site and municipality in one line, or that it is online."""
    site = session.place
    return place_line(site, session.room) if site else without_site(session.event)
