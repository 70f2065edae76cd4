"""What a door must know of who has a place: on a phone for one date, on a page, or on paper.

The least that lets people in without a network (docs/decisions): the token only as a digest, which
opens no other door. Of who limited the use of her data (L9) it is what she needs to come in, and
nothing that says where else she belongs.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from attendance.access import expected_at, tickets_of
from attendance.destinations import Stop, first_stops
from attendance.models import Attendance
from attendance.wording import about_words
from events.models import Occurrence
from participants.limits import not_limited
from participants.photos import photos_allowed
from registrations.codes import as_scanned
from registrations.models import Registration, RosterEntry


@dataclass(frozen=True, slots=True)
class Held:
    """One ticket. ``inside_since`` and ``door`` are empty where nobody of it is inside.

    ``about`` is said when it is shown: school and class, who comes with her, whom she meets first.
    ``words`` find it beside its name. ``inside`` and ``came`` are numbers of people: now, and the
    most that were seen of it.
    """

    key: str
    digest: str
    code: str
    name: str
    is_class: bool
    seats: int
    photos: bool
    needs: str
    about: Sequence[str] = ()
    words: str = ""
    inside_since: str = ""
    door: str = ""
    inside: int = 0
    came: int = 0


def held_at(occurrence: Occurrence) -> list[Held]:
    """The tickets of a date, by name; the same number of queries for one and for many."""
    return _held(occurrence, expected_at(occurrence))


def held_of(occurrence: Occurrence, registration: Registration) -> Held:
    """One ticket of the session of ``occurrence``, whatever became of it."""
    party = Q(party=registration.party_id, party__isnull=False)
    shown = tickets_of(occurrence).filter(Q(pk=registration.pk) | party)
    person = registration.participant_id
    found = _held(occurrence, shown, [] if person is None else [person])
    return next(one for one in found if one.key == str(registration.key))


def as_json(held: Held) -> dict[str, Any]:
    """As phones keep it."""
    return asdict(held)


def digest_of(registration: Registration) -> str:
    """What a phone compares with the digest of a QR code that it read."""
    return hashlib.sha256(as_scanned(registration.token).encode()).hexdigest()


def _held(
    occurrence: Occurrence,
    tickets: QuerySet[Registration],
    going: Collection[int] | None = None,
) -> list[Held]:
    """``going`` are the participants (ids) whose first stop is asked for; None is everybody."""
    rows = list(tickets.annotate(photos=photos_allowed("participant"), needs=F("need__text")))
    facts = _Facts(
        stays=_stays(occurrence, tickets),
        stops=first_stops(occurrence, going),
        parties=_parties(rows),
        pupils=_pupils(tickets),
    )
    return [facts.held(row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known beside the registrations, by their ids, their parties' and their people's."""

    stays: Mapping[int, Sequence[Attendance]]
    stops: Mapping[int, Stop]
    parties: Mapping[int, Sequence[Registration]]
    pupils: Mapping[int, Sequence[str]]

    def held(self, row: Any) -> Held:
        stays = self.stays.get(row.pk, ())
        inside = next((one for one in stays if one.left_at is None), None)
        return Held(
            key=str(row.key),
            digest=digest_of(row),
            code=row.code,
            name=row.who,
            is_class=row.school_class_id is not None,
            seats=row.seats,
            photos=row.photos,
            needs=row.needs or "",
            **self._about(row),
            inside_since=inside.arrived_at.isoformat() if inside else "",
            door=inside.door if inside else "",
            inside=inside.present if inside else 0,
            came=max((one.present for one in stays), default=0),
        )

    def _about(self, row: Registration) -> dict[str, Any]:
        person = row.participant
        if person is None:
            return {"words": ", ".join(self.pupils.get(row.pk, ()))}
        if person.restricted_at:
            return {}
        others = [one.who for one in self.parties.get(row.party_id or 0, ()) if one.pk != row.pk]
        school = str(person.school) if person.school else ""
        about = about_words(school, person.school_year, others, self.stops.get(person.pk))
        return {"about": about, "words": f"{school} {person.school_year or ''}".strip()}


def _stays(occurrence: Occurrence, tickets: QuerySet[Registration]) -> dict[int, list[Attendance]]:
    found: dict[int, list[Attendance]] = defaultdict(list)
    rows = Attendance.objects.filter(
        occurrence=occurrence, registration__in=tickets.order_by().values("pk")
    )
    for one in rows.order_by("arrived_at", "pk"):
        found[one.registration_id].append(one)
    return found


def _parties(rows: Sequence[Registration]) -> dict[int, list[Registration]]:
    """Who comes together; who limited the use of her data is named beside nobody (L9)."""
    found: dict[int, list[Registration]] = defaultdict(list)
    for row in rows:
        if row.party_id and row.participant and not row.participant.restricted_at:
            found[row.party_id].append(row)
    return found


def _pupils(tickets: QuerySet[Registration]) -> dict[int, list[str]]:
    """The names on the lists of classes, by which a class is found."""
    named = RosterEntry.objects.filter(
        not_limited("participant"),
        registration__in=tickets.order_by().values("pk"),
        participant__erased_at=None,
    )
    found: dict[int, list[str]] = defaultdict(list)
    for entry in named.select_related("participant").order_by("registration", "number"):
        found[entry.registration_id].append(str(entry.participant))
    return found
