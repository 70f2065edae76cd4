"""Everything that the event's page shows, put together in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from events.enums import Audience, Booking, EventStatus, SessionStatus
from events.models import Event, Session
from events.presentation import age_condition, audiences_of
from participants.coming_of_age import age_of_consent
from participants.models import Participant
from programmes import overview
from programmes.enums import PartnershipRole
from registrations.event_page.hero import call_of, facts_of, general_conditions, share_url
from registrations.event_page.places import places_of
from registrations.event_page.rows import SessionRow, session_row
from registrations.standing import Standing, standings
from registrations.waiting import positions

ADULTS = {Audience.TEACHERS, Audience.FAMILIES}
ON_EVERY_EVENT = [PartnershipRole.LEAD, PartnershipRole.PATRON]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the page, for its index."""

    id: str
    title: str


def event_page(event: Event, participant: Participant | None) -> dict[str, Any]:
    """The context of ``templates/registrations/event.html``.

    ``event`` comes from ``registrations.access.event_for``, the participant with her school;
    None is a reader whom we do not know, for whom the page is the same as for all others.
    """
    sessions = list(
        event.sessions.select_related("site__municipality", "room")
        .with_pools()
        .prefetch_related("occurrences")
    )
    where_she_stands = standings(sessions, participant)
    coming = [session for session in sessions if not session.is_over]
    rows = _rows(coming, where_she_stands)
    held = [session for session in coming if session.status == SessionStatus.SCHEDULED]
    facts = facts_of(event, held or coming or sessions)
    return {
        "event": event,
        "programme": event.programme,
        "is_cancelled": event.status == EventStatus.CANCELLED,
        "is_draft": event.status in EventStatus.UNPUBLISHED,
        "signs_up_from_14": _signs_up_from_14(event),
        "is_booked": event.booking != Booking.NONE,
        "takes_classes": event.takes_classes and event.booking != Booking.NONE,
        "audiences": [str(audience.label) for audience in audiences_of(event)],
        "conditions": general_conditions(event, sessions),
        "facts": facts,
        "call": call_of(coming, where_she_stands, rows),
        "share_url": share_url(event),
        "sections": sections_of(event),
        "rows": rows,
        "past_rows": _rows([s for s in sessions if s.is_over], where_she_stands),
        "places": places_of(event, coming or sessions),
        "professionals": list(event.professionals.select_related("organisation")),
        "partners": _partners(event),
        "fundings": list(event.programme.fundings.shown()),
    }


def sections_of(event: Event) -> list[Section]:
    """The headings in the order of the municipal model; only what is optional may be missing."""
    more = event.more_information or event.what_to_bring
    sections = [
        Section("what", _("What it is")),
        Section("who", _("Who it is for")),
        Section("place", _("Place")),
        Section("dates", _("Dates and times")),
        Section("cost", _("Cost")),
        Section("contacts", _("Contacts")),
        Section("more", _("More information")) if more else None,
        Section("organisers", _("Organisers and funders")),
    ]
    return [section for section in sections if section]


def _signs_up_from_14(event: Event) -> bool:
    """Whether there is somebody to tell that from 14 on people sign up by themselves."""
    ages = age_condition(event)
    is_for_adults = bool(event.audiences) and set(event.audiences) <= ADULTS
    return not is_for_adults and not (ages and ages.minimum and ages.minimum > age_of_consent())


def _rows(sessions: Sequence[Session], standing: dict[int, Standing]) -> list[SessionRow]:
    claims = [standing[session.pk].registration for session in sessions]
    mine = [registration for registration in claims if registration]
    by_pk = {session.pk: session for session in sessions}
    for registration in mine:
        # Loaded already: why she waits is read from the session's seats.
        registration.session = by_pk[registration.session_id]
    places = positions(mine) if mine else {}
    return [
        session_row(s, standing[s.pk], places.get(claim.pk) if claim else None)
        for s, claim in zip(sessions, claims, strict=True)
    ]


def _partners(event: Event) -> list[overview.Partner]:
    """Hosts of the event, then who leads the programme. The others are on the programme's page."""
    partnerships = event.programme.partnerships.filter(role__in=ON_EVERY_EVENT)
    partners = overview.partners(partnerships.select_related("organisation", "department"))
    known = {partner.name for partner in partners}
    hosts = [host.name for host in event.hosts.all() if host.name not in known]
    return [
        overview.Partner(name, str(PartnershipRole.HOST.label), leads=False) for name in hosts
    ] + partners
