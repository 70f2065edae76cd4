"""What a door may say to who comes in: whom she meets first."""

from __future__ import annotations

from collections.abc import Collection

from attendance.destinations import Stop
from careerdays.models import Encounter
from events.models import Occurrence


def first_encounters(
    occurrence: Occurrence, participants: Collection[int] | None
) -> dict[int, Stop]:
    """The first encounter of each participant (id) at ``occurrence``: one query.

    Pupils of a class that came by numbers have theirs by number, and are not among them.
    """
    met = Encounter.objects.filter(
        round__session=occurrence.session_id,
        round__starts_at__gte=occurrence.starts_at,
        round__starts_at__lt=occurrence.ends_at,
        ballot__participant__isnull=False,
    )
    if participants is not None:
        met = met.filter(ballot__participant__in=participants)
    first = met.order_by("ballot_id", "round__starts_at").distinct("ballot_id")
    rows = first.select_related("ballot", "round", "host", "meeting__room")
    return {row.ballot.participant_id: _stop(row) for row in rows if row.ballot.participant_id}


def _stop(encounter: Encounter) -> Stop:
    room = encounter.meeting.room
    return Stop(encounter.round.starts_at, encounter.host.name, room.name if room else "")
