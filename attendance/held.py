"""What a door must know of who has a place: on a phone for one date, or on paper.

The least that lets people in without a network (docs/decisions): the token only as a digest, which
opens no other door.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F

from attendance.access import expected_at
from attendance.models import Attendance
from events.models import Occurrence
from participants.photos import photos_allowed
from registrations.codes import as_scanned
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class Held:
    """One ticket. ``inside_since`` and ``door`` are empty where nobody of it is inside."""

    key: str
    digest: str
    code: str
    name: str
    is_class: bool
    seats: int
    photos: bool
    needs: str
    inside_since: str = ""
    door: str = ""


def held_at(occurrence: Occurrence) -> list[Held]:
    """The tickets of a date, by name; in two queries."""
    rows = expected_at(occurrence).annotate(
        photos=photos_allowed("participant"), needs=F("need__text")
    )
    inside = {
        one.registration_id: one
        for one in Attendance.objects.inside().filter(occurrence=occurrence)
    }
    return [_held(row, inside.get(row.pk)) for row in rows]


def as_json(held: Held) -> dict[str, Any]:
    """As phones keep it."""
    return asdict(held)


def digest_of(registration: Registration) -> str:
    """What a phone compares with the digest of a QR code that it read."""
    return hashlib.sha256(as_scanned(registration.token).encode()).hexdigest()


def _held(row: Any, inside: Attendance | None) -> Held:
    return Held(
        key=str(row.key),
        digest=digest_of(row),
        code=row.code,
        name=row.who,
        is_class=row.school_class_id is not None,
        seats=row.seats,
        photos=row.photos,
        needs=row.needs or "",
        inside_since=inside.arrived_at.isoformat() if inside else "",
        door=inside.door if inside else "",
    )
