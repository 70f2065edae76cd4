"""A registration in words: what pages say of a claim on a session."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import when
from events.models import Session
from events.wording import place_line, without_site
from registrations.enums import RegistrationStatus
from registrations.models import Registration


def badge(registration: Registration) -> str:
    """The words of the badge, as said to the person: "You have a place"; to a teacher, of hers."""
    if registration.school_class_id is not None and registration.is_active:
        return {
            RegistrationStatus.CONFIRMED: _("The class has its places"),
            RegistrationStatus.OFFERED: _("There is room for the class"),
        }.get(RegistrationStatus(registration.status), _("The class is on the waiting list"))
    return {
        RegistrationStatus.CONFIRMED: _("You have a place"),
        RegistrationStatus.PENDING: _("A parent or guardian has to agree"),
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


def numbers_words(registration: Registration) -> str:
    """How many of a class come: "24 pupils and 2 adults"."""
    pupils = ngettext("%(number)d pupil", "%(number)d pupils", registration.pupils or 0)
    adults = ngettext("%(number)d adult", "%(number)d adults", registration.companions)
    words = {
        "pupils": pupils % {"number": registration.pupils or 0},
        "adults": adults % {"number": registration.companions},
    }
    return _("%(pupils)s and %(adults)s") % words
