"""A registration as the card that pages show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.qr import QrCode, qr_code
from registrations.codes import as_scanned
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.waiting import WaitingPosition
from registrations.wording import badge, session_when, session_where


@dataclass(frozen=True, slots=True)
class Ticket:
    """What ``templates/components/_ticket_card.html`` shows; ``qr`` only on the large card.

    ``url`` is where its title leads; ``code`` is empty where there is nothing to show at a door.
    """

    registration: Registration
    title: str
    url: str
    programme: str
    colour: str
    when: str
    where: str
    code: str
    state: str
    label: str
    person: str
    place_in_line: str = ""
    why_waiting: str = ""
    qr: QrCode | None = None


def ticket_of(
    registration: Registration, *, waiting: WaitingPosition | None = None, large: bool = False
) -> Ticket:
    """The card of a registration, read with ``registrations.access.SHOWN``."""
    session, event = registration.session, registration.session.event
    is_over = registration.is_active and session.is_over
    return Ticket(
        registration=registration,
        title=event.title,
        url=registration.get_absolute_url(),
        programme=event.programme.title,
        colour=event.programme.colour,
        when=session_when(session),
        where=session_where(session),
        code=registration.code if registration.status == RegistrationStatus.CONFIRMED else "",
        state="closed" if is_over else registration.status,
        label=_("Over") if is_over else badge(registration),
        person=_who(registration),
        place_in_line=_place_in_line(registration, waiting.position) if waiting else "",
        why_waiting=str(waiting.reason.label) if waiting else "",
        qr=qr_code(as_scanned(registration.token)) if large else None,
    )


def _place_in_line(registration: Registration, position: int) -> str:
    if registration.school_class_id:
        return _("The class is number %(number)s in line.") % {"number": position}
    return _("You are number %(number)s in line.") % {"number": position}


def _who(registration: Registration) -> str:
    name = registration.who
    if not registration.companions:
        return name
    if registration.school_class_id:
        words = ngettext(
            "%(name)s, with %(number)s adult",
            "%(name)s, with %(number)s adults",
            registration.companions,
        )
        return words % {"name": name, "number": registration.companions}
    return ngettext(
        "%(name)s, with %(number)s person",
        "%(name)s, with %(number)s people",
        registration.companions,
    ) % {"name": name, "number": registration.companions}
