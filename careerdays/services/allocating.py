"""From choices to a run of the allocation."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from allocation.encounters import Allocation, Host, Impossible, Input, Rules, Student, explain
from careerdays.models import Ballot, CareerDay, Choice, Explanation, Meeting, Placement, Round, Run
from careerdays.services.classes import ballots_of_class
from core.errors import DomainError
from registrations.enums import RegistrationStatus
from registrations.models import Registration

BATCH = 5_000


class CannotAllocate(DomainError):
    """There is nobody, or nobody to meet."""


@transaction.atomic
def allocate_day(*, career_day: CareerDay, by: User) -> Run:
    """Run the allocation on the choices as they are, for everybody who has a place.

    Who chose nothing has a ballot from here on, and is filled in.

    Raises:
        CannotAllocate: nobody has a place, no host is in any round, or timetables are out.
    """
    career_day = CareerDay.objects.select_for_update(of=("self",)).get(pk=career_day.pk)
    if career_day.published_at:
        raise CannotAllocate(_("The timetables are published: there is nothing left to decide."))
    given = input_of(career_day)
    if not given.students or not any(host.seats for host in given.hosts):
        raise CannotAllocate(_("Nobody has a place yet, or no host is in any round."))
    found = _solve(given)
    run = Run.objects.create(
        career_day=career_day,
        made_by=by,
        seed=career_day.seed,
        digest=_digest(given),
        students=len(given.students),
        steps=[asdict(step) for step in found.steps],
    )
    _place(run, found)
    _explain(run, given, found)
    return run


def input_of(career_day: CareerDay) -> Input:
    """What the allocation is asked: ids of ballots, hosts and rounds.

    Hosts who are for other classes are left out of a student's choices, as the page does.
    """
    rounds, choices = _rounds(career_day), _choices(career_day)
    people = _people(career_day)
    own = [(ballot, people[ballot.participant_id or 0]) for ballot in _ballots(career_day, people)]
    students = [
        Student(
            ballot.pk,
            frozenset(one for session in sessions for one in rounds[session]),
            tuple(choices[ballot.pk]),
            school=ballot.school,
        )
        for ballot, sessions in [*own, *_pupils(career_day)]
    ]
    return Input(students, _hosts(career_day), _rules(career_day))


def _rules(career_day: CareerDay) -> Rules:
    return Rules(
        rounds_each=career_day.rounds_each,
        first_choices=career_day.first_choices,
        most_of_one_school=career_day.most_of_one_school,
        seed=career_day.seed,
    )


def _rounds(career_day: CareerDay) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for session, one in Round.objects.filter(career_day=career_day).values_list("session", "pk"):
        found[session].append(one)
    return found


def _people(career_day: CareerDay) -> dict[int, list[int]]:
    """The days (ids of sessions) for which each participant (id) has a place."""
    held = Registration.objects.filter(
        session__event=career_day.event_id,
        status=RegistrationStatus.CONFIRMED,
        participant__isnull=False,
        participant__erased_at=None,
    )
    found: dict[int, list[int]] = defaultdict(list)
    for participant, session in held.values_list("participant", "session"):
        found[participant or 0].append(session)
    return found


def _ballots(career_day: CareerDay, people: Iterable[int]) -> list[Ballot]:
    new = [Ballot(career_day=career_day, participant_id=pk) for pk in people]
    Ballot.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)
    theirs = Ballot.objects.filter(career_day=career_day, participant__any_of=list(people))
    return list(theirs.select_related("participant").order_by("pk"))


def _pupils(career_day: CareerDay) -> list[tuple[Ballot, list[int]]]:
    """The ballots of classes that are booked by numbers, each with its day (id of the session)."""
    booked = Registration.objects.filter(
        session__event=career_day.event_id,
        status=RegistrationStatus.CONFIRMED,
        school_class__isnull=False,
    )
    return [
        (ballot, [registration.session_id])
        for registration in booked.select_related("school_class").order_by("pk")
        for ballot in ballots_of_class(career_day=career_day, registration=registration)
    ]


def _choices(career_day: CareerDay) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Choice.objects.filter(ballot__career_day=career_day).order_by("ballot", "rank")
    for ballot, host in rows.values_list("ballot", "host"):
        found[ballot].append(host)
    return found


def _hosts(career_day: CareerDay) -> list[Host]:
    seats: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Meeting.objects.filter(host__career_day=career_day).order_by("host", "round")
    for host, one, number in rows.values_list("host", "round", "seats"):
        seats[host][one] = number
    return [Host(host, there) for host, there in seats.items()]


def _solve(given: Input) -> Allocation:
    # Only who runs it needs the solver, which the web process never loads at its start.
    from allocation.encounters.allocating import allocate  # noqa: PLC0415

    try:
        return allocate(given)
    except Impossible as error:
        raise CannotAllocate(
            _("Some rules contradict each other: %(rules)s.") % {"rules": error}
        ) from error


def _digest(given: Input) -> str:
    lines = [repr(given.rules), *map(repr, given.hosts)]
    lines += [f"{s.id} {sorted(s.rounds)} {s.choices} {s.school}" for s in given.students]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


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
