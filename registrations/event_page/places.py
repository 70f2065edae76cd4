"""Where an event takes place, and what a person who needs it finds there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from events.models import Event, Session
from partners.enums import Provided
from partners.models import Room, Site
from partners.models.accessibility import QUESTIONS


@dataclass(frozen=True, slots=True)
class Sheet:
    """An accessibility sheet: answers in words, and what nobody has answered yet."""

    name: str
    answers: list[tuple[str, str]]
    unknown: list[str]
    notes: str


@dataclass(frozen=True, slots=True)
class Place:
    """A site, its sheet, and the sheets of the rooms that sessions use."""

    site: Site
    sheet: Sheet
    rooms: list[Sheet]


def places_of(event: Event, sessions: Iterable[Session]) -> list[Place]:
    """The sites of an event, its own first, then those of sessions that go elsewhere."""
    sessions = list(sessions)
    sites = {site.pk: site for site in [event.site, *(s.site for s in sessions)] if site}
    rooms = {session.room.pk: session.room for session in sessions if session.room}
    return [
        Place(
            site,
            sheet_of(site),
            [sheet_of(r) for r in rooms.values() if _is_told(r) and r.site_id == site.pk],
        )
        for site in sites.values()
    ]


def sheet_of(place: Site | Room) -> Sheet:
    """The sheet of a site or a room, question by question."""
    answers: list[tuple[str, str]] = []
    unknown: list[str] = []
    for question, label in QUESTIONS.items():
        value = Provided(getattr(place, question))
        if value is Provided.UNKNOWN:
            unknown.append(str(label))
        else:
            answers.append((str(label), str(value.label)))
    return Sheet(place.name, answers, unknown, place.accessibility_notes)


def _is_told(room: Room) -> bool:
    return room.has_accessibility_sheet or bool(room.accessibility_notes)
