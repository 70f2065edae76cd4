"""From choices to a run of the allocation."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from allocation.encounters import Allocation, Input, explain
from allocation.encounters.groups import let_apart
from careerdays.asking import digest_of, input_of
from careerdays.models import Ballot, CareerDay, Explanation, Meeting, Placement, Run
from careerdays.services.classes import ballots_of_class
from careerdays.services.solving import CannotAllocate, solved
from careerdays.standing import basis_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration

BATCH = 5_000


@transaction.atomic
def allocate_day(*, career_day: CareerDay, by: User) -> Run:
    """Run the allocation on the choices as they are, for everybody who has a place.

    Who chose nothing has a ballot from here on, and is filled in.

    Raises:
        CannotAllocate: timetables are out, or ``solved`` says why.
    """
    career_day = CareerDay.objects.select_for_update(of=("self",)).get(pk=career_day.pk)
    if career_day.published_at:
        raise CannotAllocate(_("The timetables are published: there is nothing left to decide."))
    _complete_ballots(career_day)
    now = timezone.now()
    given = input_of(career_day, now=now)
    found = solved(given)
    run = Run.objects.create(
        career_day=career_day,
        made_by=by,
        made_at=now,
        seed=career_day.seed,
        digest=digest_of(given),
        basis=basis_of(career_day),
        students=len(given.students),
        steps=[asdict(step) for step in found.steps],
        apart=[{"rule": fault.rule, "student": fault.student} for fault in found.apart],
    )
    _place(run, found)
    _explain(run, let_apart(given, found.apart), found)
    return run


def _complete_ballots(career_day: CareerDay) -> None:
    """Whoever has a place has a ballot, and each pupil of a class that is booked by numbers."""
    held = Registration.objects.filter(
        session__event=career_day.event_id, status=RegistrationStatus.CONFIRMED
    )
    people = held.filter(participant__isnull=False, participant__erased_at=None)
    new = [
        Ballot(career_day=career_day, participant_id=pk)
        for pk in people.values_list("participant", flat=True).distinct()
    ]
    Ballot.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)
    for booking in held.filter(school_class__isnull=False).order_by("pk"):
        ballots_of_class(career_day=career_day, registration=booking)


def _place(run: Run, found: Allocation) -> None:
    meetings = {
        (host, one): pk
        for pk, host, one in Meeting.objects.filter(host__career_day=run.career_day_id).values_list(
            "pk", "host", "round"
        )
    }
    Placement.objects.bulk_create(
        (
            Placement(
                run=run,
                ballot_id=one.student,
                meeting_id=meetings[one.host, one.round],
                rank=one.rank,
            )
            for one in found.meetings
        ),
        batch_size=BATCH,
    )


def _explain(run: Run, given: Input, found: Allocation) -> None:
    Explanation.objects.bulk_create(
        (
            Explanation(
                run=run,
                ballot_id=ballot,
                refusals=[asdict(one) | {"reason": one.reason.value} for one in refusals],
            )
            for ballot, refusals in explain(given, found.meetings).items()
            if refusals
        ),
        batch_size=BATCH,
    )
