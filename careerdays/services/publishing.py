"""A run of the allocation becomes everybody's timetable, once."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from careerdays import notifications
from careerdays.at_the_tables import professionals_of
from careerdays.models import CareerDay, Run
from careerdays.standing import still_stands
from core.errors import DomainError
from events.services import refuse_unsuitable

# Who gave her place back since the run has no timetable, nor has a pupil of a class that shrank.
PUBLISH = """
INSERT INTO careerdays_encounter (ballot_id, meeting_id, round_id, host_id, rank)
SELECT placement.ballot_id, meeting.id, meeting.round_id, meeting.host_id, placement.rank
FROM careerdays_placement placement
JOIN careerdays_meeting meeting ON meeting.id = placement.meeting_id
JOIN careerdays_round round ON round.id = meeting.round_id
JOIN careerdays_ballot ballot ON ballot.id = placement.ballot_id
WHERE placement.run_id = %s AND (
    EXISTS (
        SELECT FROM registrations_registration registration
        WHERE registration.session_id = round.session_id
        AND (
            registration.participant_id = ballot.participant_id
            OR (registration.id = ballot.registration_id AND registration.pupils >= ballot.number)
        )
        AND registration.status = 'confirmed'
    )
    OR EXISTS (
        SELECT FROM careerdays_samepupils same
        JOIN registrations_registration registration ON registration.id = same.registration_id
        WHERE same.leading_id = ballot.registration_id
        AND registration.session_id = round.session_id
        AND registration.pupils >= ballot.number
        AND registration.status = 'confirmed'
    )
)
"""


class CannotPublish(DomainError):
    """It is out already, or choices are still open."""


@transaction.atomic
def publish_run(*, run: Run) -> int:
    """Make ``run`` the timetable of its career day; returns how many encounters there are.

    Everybody is written to: whom she meets, or that nobody could be found for her. Who got a place
    since the run was made has no encounter from it: she takes what is free (``standing.left_out``
    says how many they are).

    Raises:
        CannotPublish: a run of this day is published, students still choose, or choices, hosts,
            rules or decisions by hand are not those that the run was made from.
        CannotAssign: somebody at a table may not meet the minors of the event any more (L14).
    """
    career_day, now = CareerDay.objects.locked(run.career_day_id), timezone.now()
    if career_day.published_at:
        raise CannotPublish(_("The timetables of this career day are published already."))
    if career_day.takes_choices(now):
        raise CannotPublish(_("Students still choose: publish when choices are closed."))
    run.career_day = career_day
    if not still_stands(run):
        raise CannotPublish(
            _(
                "Since this run choices, hosts, rules or decisions by hand changed: allocate "
                "again, then publish that run."
            )
        )
    sessions = set(career_day.rounds.values_list("session", flat=True))
    at_the_tables = {professional for _session, professional in professionals_of(sessions)}
    refuse_unsuitable(career_day.event, at_the_tables)
    career_day.published_at = run.published_at = now
    career_day.save(update_fields=["published_at", "updated_at"])
    run.save(update_fields=["published_at"])
    with connection.cursor() as cursor:
        cursor.execute(PUBLISH, [run.pk])
        number = int(cursor.rowcount)
    notifications.timetables_published(career_day)
    notifications.nobody_found(career_day)
    return number
