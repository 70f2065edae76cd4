"""What pages of the desk tell of people: who is in a session, and what happened to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.urls import reverse

from communications.kinds import kind_title
from communications.models import REGISTRATION, Email
from core.admin import row_url
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.waiting import WaitingPosition, positions

# A page that shows more people than these is a table: the table of registrations.
MOST_PEOPLE = 200


class Claim(NamedTuple):
    """One registration on the page of its session."""

    registration: Registration
    url: str
    place: WaitingPosition | None


class Message(NamedTuple):
    """One mail about a registration."""

    email: Email
    title: str
    url: str


def people_of(session: Session) -> dict[str, Any]:
    """Who holds a seat of ``session`` and who waits, with why; for its page."""
    active = session.registrations.active().select_related("participant", "session__event")
    holding = active.filter(status__in=RegistrationStatus.HOLDING).order_by("queued_at", "pk")
    line = list(active.in_line()[:MOST_PEOPLE])
    places = positions(line)
    return {
        "seated": [Claim(r, row_url(r), None) for r in holding[:MOST_PEOPLE]],
        "line": [Claim(r, row_url(r), places.get(r.pk)) for r in line],
        "by_hand": active.exclude(promotion_reason="").count(),
        "most_people": MOST_PEOPLE,
        "all_url": f"{reverse('admin:registrations_registration_changelist')}"
        f"?session__id__exact={session.pk}",
    }


def waiting_place(registration: Registration) -> WaitingPosition | None:
    """Her place in line and why she waits; None when she does not."""
    return positions([registration]).get(registration.pk)


def messages_about(registration: Registration) -> Sequence[Message]:
    """What was written to her about this registration, newest first. Secret ones are nobody's."""
    about = Email.objects.alias(about=REGISTRATION).filter(about=registration.pk, is_secret=False)
    return [
        Message(email, kind_title(email.kind), row_url(email)) for email in about.order_by("-pk")
    ]
