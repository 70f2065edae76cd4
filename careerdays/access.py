"""The one door through which career days enter a view. What is not hers is 404, never 403."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from careerdays.models import Ballot, CareerDay, Encounter, Host, Run
from careerdays.services import ballot_of
from events.enums import EventStatus
from registrations.access import registration_to_change
from registrations.class_access import confirmed_booking_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration

# Where a session keeps whose code was typed last, and when she last did something.
PUPIL, FORGOTTEN_AFTER = "pupil", timedelta(minutes=30)


def career_day_of(registration: Registration) -> CareerDay | None:
    """The encounters for which a person has a place; None where there are none."""
    if registration.status != RegistrationStatus.CONFIRMED or registration.participant_id is None:
        return None
    days = CareerDay.objects.select_related("event__programme")
    return days.filter(event=registration.session.event_id).first()


def ballot_to_fill(request: HttpRequest, key: UUID) -> tuple[Registration, Ballot]:
    """The ballot of a registration on which she may act: hers, or of a child too young (L1)."""
    registration = registration_to_change(request, key)
    career_day = career_day_of(registration)
    if career_day is None or registration.participant is None:
        raise Http404
    ballot = ballot_of(career_day=career_day, participant=registration.participant)
    ballot.career_day, ballot.participant = career_day, registration.participant
    return registration, ballot


def party_to_keep(request: HttpRequest, ballot: Ballot) -> list[str]:
    """The first names of who came in one party with her; empty where nobody did.

    Empty too where the reader may not act for all of them: one does not decide for the others.
    """
    if ballot.participant_id is None:
        return []
    party = ballot.party
    mine = set(Registration.objects.changeable_by(request.user).values_list("pk", flat=True))
    others = [one for one in party if one.participant_id != ballot.participant_id]
    if not others or not all(one.pk in mine for one in party):
        return []
    return sorted({one.participant.first_name for one in others if one.participant})


def class_booking_of(request: HttpRequest, key: UUID) -> tuple[Registration, CareerDay]:
    """A class's booking that has its places, for the teachers of its school, and its encounters."""
    registration = confirmed_booking_of(request, key)
    days = CareerDay.objects.filter(event=registration.session.event_id)
    career_day = days.select_related("event__programme").first()
    if career_day is None:
        raise Http404
    return registration, career_day


def keep_pupil(request: HttpRequest, ballot: Ballot) -> None:
    """From now on this device is that of the pupil whose code was typed, and of nobody before."""
    request.session[PUPIL] = [ballot.pk, timezone.now().timestamp()]


def forget_pupil(request: HttpRequest) -> None:
    """This device is nobody's."""
    request.session.pop(PUPIL, None)


def pupil_of(request: HttpRequest, pk: int) -> Ballot | None:
    """The ballot ``pk`` where its code was the last that was typed on this device.

    None where another was, where nobody did anything for ``FORGOTTEN_AFTER`` (a tablet goes from
    hand to hand), or where the class has its places no more.
    """
    kept, since = request.session.get(PUPIL) or (None, 0)
    now = timezone.now()
    if kept != pk or now.timestamp() - since > FORGOTTEN_AFTER.total_seconds():
        return None
    ballots = Ballot.objects.of_classes().select_related(
        "career_day__event__programme", "registration__school_class"
    )
    ballot = ballots.filter(pk=pk).first()
    if ballot is not None:
        keep_pupil(request, ballot)
    return ballot


def published_run(slug: str) -> Run:
    """The run that is the timetable of a career day, which anybody may read how it was made."""
    runs = Run.objects.filter(
        published_at__isnull=False,
        career_day__event__status=EventStatus.PUBLISHED,
        career_day__event__slug=slug,
    )
    return get_object_or_404(runs.select_related("career_day__event__programme"))


def hosts_for(ballot: Ballot) -> list[Host]:
    """Whom a student may choose or has chosen, in an order drawn for her, the same each time.

    By their names the first of the alphabet would be read, and chosen, most. Whom she chose is
    there when class years changed since, too: she could not take her off otherwise.
    """
    hosts = ballot.career_day.hosts.select_related("organisation", "department")
    hers: QuerySet[Any] = hosts.annotate(
        is_chosen=Exists(ballot.choices.filter(host=OuterRef("pk")))
    )
    shown = [host for host in hers if host.is_chosen or host.suits(ballot.school_year)]
    return sorted(shown, key=lambda host: _drawn(ballot, host))


def _drawn(ballot: Ballot, host: Host) -> bytes:
    """Her own number of each host, so that one host more moves no other."""
    return sha256(f"{ballot.career_day.seed} {ballot.pk} {host.pk}".encode()).digest()


def are_of_days(timetable: Iterable[Encounter]) -> bool:
    """Are the encounters on more days than one? A course has several dates in one session."""
    return len({timezone.localdate(one.round.starts_at) for one in timetable}) > 1


@dataclass(frozen=True, slots=True)
class Encounters:
    """What a ticket says of the encounters of its day: the timetable, or whether to choose."""

    career_day: CareerDay
    takes_choices: bool
    timetable: list[Encounter]

    @property
    def are_of_days(self) -> bool:
        """Are they on more days than one, so that hours alone do not say when?"""
        return are_of_days(self.timetable)


def encounters_of(registration: Registration) -> Encounters | None:
    """The encounters of the day that a registration is for; None where it is for no such day, or
    the day is over and she met nobody.
    """
    career_day = career_day_of(registration)
    if career_day is None:
        return None
    mine = Encounter.objects.filter(
        ballot__career_day=career_day,
        ballot__participant=registration.participant_id,
        round__session=registration.session_id,
    )
    timetable = list(mine.in_order())
    if not timetable and registration.session.is_over:
        return None
    takes_choices = career_day.takes_choices(timezone.now())
    return Encounters(career_day, takes_choices, timetable)
