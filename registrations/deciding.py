"""What decides whether somebody may register for a session, read as she sends the form."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, cast
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django_stubs_ext import WithAnnotations

from events.models import EligibilityRule, Event, SeatPool, Session

# Written out: when seats open, many people send the form at the same moment, and Django takes
# five times as long to write this as PostgreSQL to answer it. Few sessions have rules or keep
# seats for somebody, so those are asked for only where there are any.
DECIDES = """
SELECT e.id, e.programme_id, e.booking, e.status, e.bookable_by, e.max_companions,
       e.max_overtakes, e.max_seats_per_school, e.child_policy, e.minor_policy,
       e.authorisation_duration, e.offer_duration, e.offer_cutoff,
       s.id AS session_id, s.starts_at AS session_starts_at,
       EXISTS (SELECT FROM events_eligibilityrule WHERE event_id = e.id) AS has_rules,
       EXISTS (SELECT FROM events_seatpool WHERE session_id = s.id) AS has_pools
FROM events_session s JOIN events_event e ON e.id = s.event_id
WHERE s.key = %s AND e.published_at IS NOT NULL
"""


class Deciding(TypedDict):
    session_id: int
    session_starts_at: datetime
    has_rules: bool
    has_pools: bool


def session_with_rules(key: UUID) -> Session | None:
    """A session of an event that anybody may read about; None when it is there no more.

    It has its event, the rules and the seats that are kept: what ``events/facts.py`` reads. Its
    own numbers are for whoever holds its lock (``registrations/services/seats.py``).
    """
    found = next(iter(Event.objects.raw(DECIDES, [key])), None)
    if found is None:
        return None
    event = cast("WithAnnotations[Event, Deciding]", found)
    rules = EligibilityRule.objects.all() if event.has_rules else EligibilityRule.objects.none()
    prefetch_related_objects([event], Prefetch("rules", rules.prefetch_related("municipalities")))
    known = {
        "id": event.session_id,
        "key": key,
        "event_id": event.pk,
        "starts_at": event.session_starts_at,
    }
    session = Session.from_db(event._state.db, list(known), list(known.values()))
    session.event = event
    if event.has_pools:
        session.pool_rows = list(SeatPool.objects.filter(session=session.pk).rows())
    return session
