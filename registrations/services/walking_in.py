"""Somebody who comes alone, finds nobody in line and a seat that is everybody's: the usual case."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from events.models import Session
from registrations.models import Registration
from registrations.services.engagements import engage
from registrations.services.seats import lock_people_of, recount
from registrations.services.waiting_list import seat, still_to_come, tell_seated

# What only the line can weigh, looked for when both locks are held.
TO_WEIGH = """
SELECT EXISTS (SELECT FROM events_seatpool WHERE session_id = %(session)s) OR EXISTS (
    SELECT FROM events_occurrence o JOIN registrations_engagement e
        ON e.participant_id = %(participant)s AND e.during && tstzrange(o.starts_at, o.ends_at)
    WHERE o.session_id = %(session)s
)
"""


def walk_in(session: Session, registration: Registration) -> bool:
    """Write a new registration of a locked session with the seat that promoting would give it.

    It is written once instead of twice, and the seats are counted once, while everybody else
    waits for the lock. False where there is anything to weigh: a line, seats that are kept, a
    party, somebody who is taken at that time. Then nothing is written and the line decides; what
    both come to is held together by a test.
    """
    if not _is_plain(session, registration) or _is_to_weigh(session, registration):
        return False
    registration.queued_at = timezone.now()
    seat(session, registration, registration.queued_at)
    registration.save(force_insert=True)
    engage([registration.pk])
    tell_seated(registration)
    recount(session)
    return True


def _is_plain(session: Session, registration: Registration) -> bool:
    has_room = session.free is None or session.free >= registration.seats
    is_alone = registration.participant_id is not None and registration.party_id is None
    return is_alone and has_room and not session.waiting and still_to_come(session)


def _is_to_weigh(session: Session, registration: Registration) -> bool:
    lock_people_of([registration])
    facts = {"session": session.pk, "participant": registration.participant_id}
    with connection.cursor() as cursor:
        cursor.execute(TO_WEIGH, facts)
        return bool(cursor.fetchone()[0])
