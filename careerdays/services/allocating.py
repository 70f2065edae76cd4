"""From choices to a run of the allocation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from allocation.encounters import Allocation, Input, Refusal, explain
from allocation.encounters.groups import let_apart
from careerdays.asking import digest_of, input_of
from careerdays.models import LEADING, Ballot, CareerDay, Explanation, Meeting, Placement, Run
from careerdays.services.classes import ballots_of_class
from careerdays.services.solving import CannotAllocate, solved
from careerdays.standing import basis_of
from core.db import count_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration

BATCH = 5_000


@transaction.atomic
def complete_ballots(*, career_day: CareerDay) -> None:
    """Whoever has a place has a ballot, and each pupil of a class that is booked by numbers."""
    held = Registration.objects.filter(
        session__event=career_day.event_id, status=RegistrationStatus.CONFIRMED
    )
    _ballots_of_people(career_day, held)
    theirs = Ballot.objects.filter(registration=OuterRef("slips_of"))
    booked = held.filter(school_class__isnull=False).annotate(slips_of=LEADING)
    incomplete = booked.annotate(ballot_number=count_of(theirs))
    for booking in incomplete.filter(ballot_number__lt=F("pupils")).order_by("pk"):
        ballots_of_class(career_day=career_day, registration=booking)


def _ballots_of_people(career_day: CareerDay, held: QuerySet[Registration]) -> None:
    hers = Ballot.objects.filter(career_day=career_day, participant=OuterRef("participant"))
    without = held.filter(~Exists(hers), participant__isnull=False, participant__erased_at=None)
    people = without.order_by("participant").values_list("participant", flat=True).distinct()
    Ballot.objects.bulk_create(
        (Ballot(career_day=career_day, participant_id=pk) for pk in people),
        ignore_conflicts=True,  # her own page makes it at the same moment
        batch_size=BATCH,
    )


def allocate_day(*, career_day: CareerDay, by: User) -> Run:
    """Run the allocation on the choices as they are, for everybody who has a place and a ballot.

    Who has none gets one from ``complete_ballots``: who chose nothing is filled in. Nothing is
    locked while the solver works; the run is written whole when it is done.

    Raises:
        CannotAllocate: timetables are out, rounds, hosts, rules or decisions by hand changed while
            it was at work, or ``solved`` says why.
    """
    asked = _asked(career_day)
    found = solved(asked.given)
    given = replace(let_apart(asked.given, found.apart), sides=found.sides)
    refusals = explain(given, found.meetings)
    return _written(asked, found, refusals, by)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a run is made from: as it was at ``now``."""

    career_day: CareerDay
    now: datetime
    basis: str
    given: Input


def _asked(career_day: CareerDay) -> _Asked:
    """Read in one piece: the desk changes nothing between two queries."""
    with transaction.atomic():
        career_day, now = _locked(career_day), timezone.now()
        asked = _Asked(career_day, now, basis_of(career_day), input_of(career_day, now=now))
        # Nothing was written; going back lets go of the lock, also in a job's transaction.
        transaction.set_rollback(True)
    return asked


def _locked(career_day: CareerDay) -> CareerDay:
    career_day = CareerDay.objects.locked(career_day.pk)
    if career_day.published_at:
        raise CannotAllocate(_("The timetables are published: there is nothing left to decide."))
    return career_day


@transaction.atomic
def _written(
    asked: _Asked, found: Allocation, refusals: Mapping[int, Sequence[Refusal]], by: User
) -> Run:
    career_day = _locked(asked.career_day)
    if basis_of(career_day) != asked.basis:
        raise CannotAllocate(
            _(
                "Rounds, hosts, rules or decisions by hand changed while the allocation was at "
                "work: start it again."
            )
        )
    run = Run.objects.create(
        career_day=career_day,
        made_by=by,
        made_at=asked.now,
        seed=career_day.seed,
        digest=digest_of(asked.given),
        basis=asked.basis,
        students=len(asked.given.students),
        steps=[asdict(step) for step in found.steps],
        apart=[{"rule": fault.rule, "student": fault.student} for fault in found.apart],
    )
    _place(run, found)
    _explain(run, refusals)
    return run


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


def _explain(run: Run, refusals: Mapping[int, Sequence[Refusal]]) -> None:
    Explanation.objects.bulk_create(
        (
            Explanation(
                run=run,
                ballot_id=ballot,
                refusals=[asdict(one) | {"reason": one.reason.value} for one in hers],
            )
            for ballot, hers in refusals.items()
            if hers
        ),
        batch_size=BATCH,
    )
