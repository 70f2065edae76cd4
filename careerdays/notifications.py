"""What students are told of their encounters: rows of the outbox, one statement each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from careerdays.calling import ONCE, of_registration, to_call, to_remind, without_encounters
from careerdays.models import CareerDay, Encounter, Host, PlaceOffer
from communications.services import queue_emails_from_select
from registrations.enums import RegistrationStatus
from registrations.models import (
    CONTACT,
    CONTACT_EMAIL,
    CONTACT_LANGUAGE,
    Registration,
    RegistrationQuerySet,
)

# A place is kept for a time only; a timetable is for everybody at once.
URGENT, MANY = 2, 7


class Kind(StrEnum):
    """The kinds of message of this app, as the outbox knows them."""

    TIMETABLE = "careerdays.timetable"
    PLACE_OFFERED = "careerdays.place_offered"
    CHOICES_OPEN = "careerdays.choices_open"
    CHOICES_CLOSE = "careerdays.choices_close"
    NOBODY_FOUND = "careerdays.nobody_found"
    CHANGED = "careerdays.encounters_changed"


class Change(StrEnum):
    """What the organisers changed in a timetable that is out."""

    WITHDRAWN = "withdrawn"
    ROOM = "room"
    PERSON = "person"
    PLACED = "placed"
    REMOVED = "removed"


def timetables_published(career_day: CareerDay) -> int:
    """Everybody who meets somebody, and the teachers of the classes; returns how many.

    One message for each day somebody comes.
    """
    met = _of_registration(Encounter.objects.all())
    rows = Registration.objects.reachable().filter(
        Exists(met), session__event=career_day.event_id, status=RegistrationStatus.CONFIRMED
    )
    return queue_emails_from_select(
        rows,
        kind=Kind.TIMETABLE,
        dedup_key=(Kind.TIMETABLE, F("pk")),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(registration="pk"),
        priority=MANY,
    )


def call_choosers(now: datetime) -> int:
    """Whoever has chosen nobody is told that choices are open, and that they close; each once.

    Returns how many messages are new.
    """
    return _once(to_call(now), Kind.CHOICES_OPEN) + _once(to_remind(now), Kind.CHOICES_CLOSE)


def nobody_found(career_day: CareerDay) -> int:
    """Whoever has a place and meets nobody is told so, and where to look; returns how many."""
    rows = without_encounters().filter(session__event=career_day.event_id)
    return _once(rows, Kind.NOBODY_FOUND)


def _once(rows: RegistrationQuerySet, kind: Kind) -> int:
    """One message of a kind about one event, however many of its days somebody comes to."""
    return queue_emails_from_select(
        rows,
        kind=kind,
        dedup_key=(kind, F("session__event"), ONCE),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(registration="pk"),
        priority=MANY,
    )


def places_offered(offers: Sequence[PlaceOffer]) -> None:
    """A place with somebody whom she had chosen is kept for each, until its deadline."""
    for offer in offers:
        meeting = offer.meeting
        rows = Registration.objects.reachable().filter(
            participant=offer.ballot.participant_id,
            session=meeting.round.session_id,
            status=RegistrationStatus.CONFIRMED,
        )
        queue_emails_from_select(
            rows,
            kind=Kind.PLACE_OFFERED,
            dedup_key=(Kind.PLACE_OFFERED, str(offer.pk)),
            to=CONTACT_EMAIL,
            language=CONTACT_LANGUAGE,
            recipient=CONTACT,
            context=JSONObject(registration="pk", offer=Value(offer.pk)),
            priority=URGENT,
        )


def encounters_changed(
    encounters: QuerySet[Encounter], host: Host, change: Change, why: str = ""
) -> int:
    """Whose ``encounters`` with ``host`` these are hears what became of them; returns how many.

    Called while the rows are there. ``why`` is said as it was written. One message for each day
    somebody comes; a class hears it once, with no round.
    """
    theirs = _of_registration(encounters).order_by("round__starts_at")
    rows = Registration.objects.reachable().filter(
        Exists(theirs),
        session__event=host.career_day.event_id,
        status=RegistrationStatus.CONFIRMED,
    )
    words = {"change": Value(change.value), "why": Value(why)}
    return queue_emails_from_select(
        rows,
        kind=Kind.CHANGED,
        dedup_key=(Kind.CHANGED, F("pk"), str(host.pk), change, timezone.now().isoformat()),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(
            registration="pk",
            host=Value(host.pk),
            round=Subquery(theirs.values("round")[:1]),
            **{name: Cast(value, TextField()) for name, value in words.items()},
        ),
        priority=URGENT,
    )


def _of_registration(encounters: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """``encounters`` of who, or of whose class, has the registration of the query around."""
    return encounters.filter(of_registration(), round__session=OuterRef("session"))
