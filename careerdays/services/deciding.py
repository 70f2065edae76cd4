"""A coordinator decides by hand whom somebody meets."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from careerdays.models import Ballot, CareerDay, Host, Pin, Round
from careerdays.services.choosing import ballot_of
from careerdays.services.classes import ballots_of_class
from careerdays.services.setting_up import AlreadyPublished
from core.errors import DomainError
from registrations.codes import as_typed
from registrations.enums import RegistrationStatus
from registrations.models import Registration


class CannotDecide(DomainError):
    """What is decided cannot be: she, the host or the round is of another day or class."""


def ballot_of_ticket(*, career_day: CareerDay, code: str, number: int | None) -> Ballot:
    """The ballot of a ticket's code, as somebody typed it; of a class, that of a pupil's number.

    Raises:
        CannotDecide: no ticket with a place has it, or the number is missing or none of the class.
    """
    found = registration_of_ticket(career_day, code)
    if found.participant:
        return ballot_of(career_day=career_day, participant=found.participant)
    pupils = {b.number: b for b in ballots_of_class(career_day=career_day, registration=found)}
    if number not in pupils:
        words = _("This ticket is of a class: write a pupil's number from 1 to %(most)d.")
        raise CannotDecide(words % {"most": len(pupils)})
    return pupils[number]


def registration_of_ticket(career_day: CareerDay, code: str) -> Registration:
    """The registration with a place of a ticket's code, as somebody typed it.

    Raises:
        CannotDecide: there is none.
    """
    held = Registration.objects.filter(
        session__event=career_day.event_id,
        code=as_typed(code),
        status=RegistrationStatus.CONFIRMED,
    )
    found = held.select_related("participant", "school_class", "party").first()
    if found is None:
        raise CannotDecide(_("No ticket of this event that has a place has this code."))
    return found


@transaction.atomic
def pin_meeting(*, ballot: Ballot, host: Host, one: Round | None, reason: str, by: User) -> Pin:
    """Decide that a student meets a host, in round ``one`` or in any.

    Raises:
        AlreadyPublished: timetables are out.
        CannotDecide: they are never there together, the host is for other classes, or another
            decision says otherwise.
    """
    career_day = CareerDay.objects.locked(ballot.career_day_id)
    if career_day.published_at:
        raise AlreadyPublished(
            _("The timetables were published meanwhile: write the decision again.")
        )
    refuse_impossible(career_day, ballot, host, one)
    try:
        with transaction.atomic():
            return Pin.objects.create(
                ballot=ballot, host=host, round=one, reason=reason, made_by=by
            )
    except IntegrityError:
        raise CannotDecide(_("Another decision for this student says otherwise.")) from None


def refuse_impossible(career_day: CareerDay, ballot: Ballot, host: Host, one: Round | None) -> None:
    """See that a student and a host can meet, in round ``one`` or in any.

    Raises:
        CannotDecide: host or round are of another career day, the host is for other classes, or
            they are never there together.
    """
    if host.career_day_id != career_day.pk or (one and one.career_day_id != career_day.pk):
        raise CannotDecide(_("Host and round must be of this career day."))
    if not host.suits(ballot.school_year):
        raise CannotDecide(_("This host is for other class years."))
    days = Registration.objects.filter(ballot.held).order_by().values("session")
    together = host.meetings.filter(round__session__in=days)
    if one:
        together = together.filter(round=one)
    if not together.exists():
        raise CannotDecide(_("The two are never there at the same time."))
