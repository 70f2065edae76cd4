"""Calendar entries (RFC 5545): one for each date of a session, never another for the same date.

Moments are written in UTC, which every program turns into its reader's time and no change of
clocks or of law can shift. SEQUENCE grows only when dates, place or state change, so a program
knows which of two entries is the newer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Entry

from core.text import one_line
from documents.funders import lines
from events.enums import EventStatus, SessionStatus
from events.models import Event, Occurrence, Session
from events.wording import without_site
from partners.models import Room

CONTENT_TYPE = "text/calendar; charset=utf-8"
Method = Literal["PUBLISH", "CANCEL"]
# How often a program that subscribed should ask again.
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a session; ``name`` is the same for ever and nobody else's. Times are aware.

    ``changed_at`` is when somebody last changed what, when or where it is.
    """

    name: str
    title: str
    starts_at: datetime
    ends_at: datetime
    room: Room | None
    changed_at: datetime


def session_calendar(session: Session, *, method: Method = "PUBLISH") -> bytes:
    """The dates of one session, to add to a calendar; CANCEL takes them out of it.

    ``session`` comes with its occurrences, event, place and who pays for its programme.
    """
    calendar = _calendar(method)
    _add_entries(calendar, session, cancelled=method == "CANCEL" or is_off(session))
    return bytes(calendar.to_ical())


def dropped_dates(session: Session, dates: Iterable[Occurrence]) -> bytes:
    """What takes out of a calendar ``dates`` that the session had and has no more."""
    calendar = _calendar("CANCEL")
    for date in dates:
        title = one_line(session.event.title)
        calendar.add_component(_entry(session, date, title, cancelled=True))
    return bytes(calendar.to_ical())


def event_feed(event: Event, sessions: Iterable[Session]) -> bytes:
    """A calendar to subscribe to: the sessions of an event, cancelled ones marked as such."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", one_line(event.title))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for session in sessions:
        _add_entries(calendar, session, cancelled=is_off(session))
    return bytes(calendar.to_ical())


def slots_calendar(session: Session, slots: Iterable[Slot]) -> bytes:
    """The parts of a session that somebody has for herself, to add to a calendar."""
    calendar = _calendar("PUBLISH")
    for slot in slots:
        calendar.add_component(_slot_entry(session, slot))
    return bytes(calendar.to_ical())


def is_off(session: Session) -> bool:
    """Whether the session, or its whole event, was cancelled."""
    return session.event.status == EventStatus.CANCELLED or (
        session.status == SessionStatus.CANCELLED
    )


def uid(occurrence: Occurrence) -> str:
    """The name of a date, the same for everybody and for ever, however it moves."""
    return f"{occurrence.key}@{urlsplit(settings.SITE_URL).hostname}"


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{one_line(settings.SITE_NAME)}//Bussola//IT")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _add_entries(calendar: Calendar, session: Session, *, cancelled: bool) -> None:
    occurrences = list(session.occurrences.all())
    for number, occurrence in enumerate(occurrences, start=1):
        title = one_line(session.event.title)
        if len(occurrences) > 1:
            title = f"{title} ({number}/{len(occurrences)})"
        calendar.add_component(_entry(session, occurrence, title, cancelled=cancelled))


def _entry(session: Session, occurrence: Occurrence, title: str, *, cancelled: bool) -> Entry:
    # Who alone no longer comes to a session that goes on must have something newer than she has.
    goes_on = cancelled and not is_off(session)
    entry = _about(session)
    entry.add("uid", uid(occurrence))
    entry.add("sequence", session.sequence + (1 if goes_on else 0))
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add("dtstart", occurrence.starts_at.astimezone(UTC))
    entry.add("dtend", occurrence.ends_at.astimezone(UTC))
    entry.add("summary", title)
    entry.add("location", one_line(_location(session, session.room)))
    return entry


def _slot_entry(session: Session, slot: Slot) -> Entry:
    entry = _about(session, changed_at=slot.changed_at)
    # Seconds, because a part has no count of its changes: they grow with each of them.
    since = int((slot.changed_at - session.created_at).total_seconds())
    entry.add("uid", f"{slot.name}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("sequence", session.sequence + max(0, since))
    entry.add("status", "CANCELLED" if is_off(session) else "CONFIRMED")
    entry.add("dtstart", slot.starts_at.astimezone(UTC))
    entry.add("dtend", slot.ends_at.astimezone(UTC))
    entry.add("summary", one_line(slot.title))
    entry.add("location", one_line(_location(session, slot.room)))
    return entry


def _about(session: Session, *, changed_at: datetime | None = None) -> Entry:
    """What every entry of a session says, whatever part of it the entry is about.

    ``changed_at`` is when that part changed; the session may have changed since.
    """
    event, entry = session.event, Entry()
    stamp = max(session.updated_at, changed_at or session.updated_at).astimezone(UTC)
    # RFC 5546 asks every published entry for an organiser.
    entry["organizer"] = vCalAddress(f"mailto:{event.contact_email or settings.SITE_CONTACT_EMAIL}")
    entry["organizer"].params["cn"] = vText(one_line(settings.SITE_OWNER))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("description", _description(event))
    entry.add("url", settings.SITE_URL + event.get_absolute_url())
    return entry


def _description(event: Event) -> str:
    """What it is, and who pays for it in the words of the grant (L27)."""
    words = [one_line(line) for line in lines(event.programme.fundings.all())]
    return "\n\n".join([one_line(event.summary), *words])


def _location(session: Session, in_room: Room | None) -> str:
    site = session.place
    if site is None:
        return without_site(session.event)
    room = in_room.name if in_room else ""
    parts = [room, site.name, site.address, f"{site.postal_code} {site.municipality.name}"]
    return ", ".join(part.strip() for part in parts if part.strip())
