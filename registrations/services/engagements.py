"""No two at once: writing down when somebody is taken, and finding what clashes.

Who writes holds the participants' locks; giving time back needs none. The exclusion constraint of
``Engagement`` would refuse what slips through.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.utils.translation import gettext as _

from events.models import Session
from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services.errors import Overlap

# Every date of the session for every registration, where it overlaps nothing else of hers. A class
# by numbers is nobody in particular; the pupils on its roster are.
ENGAGE = """
INSERT INTO registrations_engagement (registration_id, occurrence_id, participant_id, during)
SELECT r.id, o.id, person.id, tstzrange(o.starts_at, o.ends_at)
FROM registrations_registration r
JOIN events_occurrence o ON o.session_id = r.session_id
CROSS JOIN LATERAL (
    SELECT r.participant_id AS id WHERE r.participant_id IS NOT NULL
    UNION ALL
    SELECT named.participant_id FROM registrations_rosterentry named
    WHERE r.participant_id IS NULL AND named.registration_id = r.id
) AS person
WHERE r.id = ANY(%(registrations)s)
  -- Who gave her seat up meanwhile is not taken.
  AND r.status = ANY(%(holding)s)
  AND NOT EXISTS (
    SELECT FROM registrations_engagement e
    WHERE e.participant_id = person.id
      AND e.during && tstzrange(o.starts_at, o.ends_at)
  )
"""

LACKING = """
SELECT DISTINCT r.id
FROM registrations_registration r
JOIN events_occurrence o ON o.session_id = r.session_id
LEFT JOIN registrations_engagement e ON e.registration_id = r.id AND e.occurrence_id = o.id
WHERE r.id = ANY(%(registrations)s) AND r.participant_id IS NOT NULL AND e.id IS NULL
"""

CLASHING = """
SELECT DISTINCT ON (e.participant_id) e.participant_id, e.registration_id
FROM events_occurrence o
JOIN registrations_engagement e
    ON e.participant_id = ANY(%(participants)s) AND e.during && tstzrange(o.starts_at, o.ends_at)
JOIN registrations_registration r ON r.id = e.registration_id
WHERE o.session_id = %(session)s AND r.session_id <> %(session)s
ORDER BY e.participant_id, e.registration_id
"""


def engage(registrations: Collection[int]) -> None:
    """Write the times of these registrations (ids), leaving out those that clash."""
    with connection.cursor() as cursor:
        cursor.execute(
            ENGAGE,
            {"registrations": list(registrations), "holding": RegistrationStatus.HOLDING},
        )


def release(registrations: Collection[int]) -> None:
    """Her time is free again."""
    Engagement.objects.filter(registration__in=registrations).delete()


def clashing(session: Session, participants: Collection[int]) -> dict[int, int]:
    """Who of ``participants`` is taken at a time of ``session``, and by which registration."""
    with connection.cursor() as cursor:
        cursor.execute(CLASHING, {"participants": list(participants), "session": session.pk})
        return dict(cursor.fetchall())


def refuse_overlap(
    session: Session, participants: Collection[int], *, of: Participant | None = None
) -> None:
    """Say no where one of these people (ids) is taken at a time of ``session``.

    ``of`` is whom to name, where somebody else registers her.

    Raises:
        Overlap: it says where she has her other place.
    """
    busy = clashing(session, participants)
    if not busy:
        return
    other = next(iter(busy.values()))
    registration = Registration.objects.select_related("session__event").get(pk=other)
    words = (
        _("%(name)s already has a place at the same time: %(event)s.")
        if of
        else _("You already have a place at the same time: %(event)s.")
    )
    title = registration.session.event.title
    overlap = Overlap(words % {"name": of.first_name if of else "", "event": title})
    overlap.participant = of
    raise overlap


def not_fully_engaged(registrations: Collection[int]) -> set[int]:
    """Registrations (ids) that lack the time of at least one of their dates: they clash."""
    with connection.cursor() as cursor:
        cursor.execute(LACKING, {"registrations": list(registrations)})
        return {row[0] for row in cursor.fetchall()}
