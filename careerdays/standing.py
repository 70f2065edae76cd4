"""Whether a run of the allocation may still become the timetable, and whom it leaves out."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from careerdays.models import LEADING, Ballot, CareerDay, Meeting, Pin, Placement, Run, SamePupils
from registrations.enums import RegistrationStatus
from registrations.models import Registration


def basis_of(career_day: CareerDay) -> str:
    """Rules, hosts, rounds, decisions by hand, who stays together and which pupils come on several
    days, as they are now: SHA-256.

    Not who comes, nor her class year or school: those change every day, and whoever is new takes
    a free place.
    """
    facts_of_hosts = [
        "pk",
        "from_year",
        "to_year",
        "kept",
        "kept_for",
        "kept_gender",
        "kept_from_year",
        "kept_to_year",
    ]
    hosts = career_day.hosts.order_by("pk").values_list(*facts_of_hosts)
    meetings = Meeting.objects.filter(host__career_day=career_day).order_by("host", "round")
    pins = Pin.objects.filter(ballot__career_day=career_day).order_by("ballot", "host")
    together = career_day.together.order_by("party", "registration")
    same = SamePupils.objects.filter(registration__session__event=career_day.event_id)
    rules = [
        career_day.rounds_each,
        career_day.first_choices,
        career_day.most_of_one_school,
        career_day.seed,
    ]
    facts = [
        rules,
        list(hosts),
        list(meetings.values_list("host", "round", "seats")),
        list(pins.values_list("ballot", "host", "round")),
        list(together.values_list("party", "registration")),
        list(same.order_by("registration").values_list("registration", "leading")),
    ]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def still_stands(run: Run) -> bool:
    """Is everything so that ``run`` was made from, but for who comes?"""
    if run.basis != basis_of(run.career_day):
        return False
    changed = Ballot.objects.filter(career_day=run.career_day_id, changed_at__gt=run.made_at)
    return not changed.filter(_was_in(run.made_at)).exists()


def left_out(run: Run) -> int:
    """How many students have a place on a day on which ``run`` gives them nobody.

    Most of them came after it was made; the number of a class is that of its pupils.
    """
    return _people(run) + _pupils(run)


def _was_in(made_at: datetime) -> Q:
    """Of a ballot: did its student, or her class, have a place at that moment?"""
    had = Registration.objects.filter(
        Q(status=RegistrationStatus.CONFIRMED) | Q(ended_at__gt=made_at),
        session__event=OuterRef("career_day__event"),
        confirmed_at__lte=made_at,
    )
    hers = Q(participant=OuterRef("participant")) | Q(pk=OuterRef("registration"))
    led = Q(same_pupils__leading=OuterRef("registration"))
    return Exists(had.filter(hers)) | Exists(had.filter(led))


def _held(run: Run) -> QuerySet[Registration]:
    return Registration.objects.filter(
        session__event=run.career_day.event_id, status=RegistrationStatus.CONFIRMED
    )


def _people(run: Run) -> int:
    placed = Placement.objects.filter(
        run=run,
        ballot__participant=OuterRef("participant"),
        meeting__round__session=OuterRef("session"),
    )
    theirs = _held(run).filter(participant__isnull=False, participant__erased_at=None)
    return theirs.filter(~Exists(placed)).values("participant").distinct().count()


def _pupils(run: Run) -> int:
    """Pupils without anybody on one of the days on which they come."""
    rows = Placement.objects.filter(run=run, ballot__registration__isnull=False)
    placed = set(
        rows.values_list(
            "ballot__registration", "ballot__number", "meeting__round__session"
        ).distinct()
    )
    booked: QuerySet[Any] = _held(run).filter(school_class__isnull=False)
    days = booked.annotate(slips_of=LEADING).values_list("slips_of", "session", "pupils")
    left = {
        (slips_of, number)
        for slips_of, session, pupils in days
        for number in range(1, pupils + 1)
        if (slips_of, number, session) not in placed
    }
    return len(left)
