"""A class: seats by numbers, in one session or split over several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.availability import availability
from events.eligibility import Person
from events.facts import session_facts
from events.models import Session
from registrations.availability import class_facts, of_class
from registrations.models import AccommodationNeed, Party, Registration
from registrations.services.errors import RegistrationRefused
from registrations.services.limits import (
    refuse_larger,
    refuse_too_many_bookings,
    refuse_too_many_of_school,
)
from registrations.services.registering import queue_and_promote
from registrations.services.seats import lock_loaded
from schools.models import SchoolClass


@dataclass(frozen=True, slots=True)
class ClassPart:
    """The pupils of a class that go to one session, and the adults who go with them."""

    session: Session
    pupils: int
    companions: int

    @property
    def seats(self) -> int:
        return self.pupils + self.companions

    def of(self, session: Session) -> ClassPart:
        """The same numbers for ``session``, which is this one as it is under its lock."""
        return replace(self, session=session)


@transaction.atomic
def book_class(
    *,
    school_class: SchoolClass,
    parts: Sequence[ClassPart],
    accompanied_by: str,
    booked_by: User,
    need: str = "",
) -> list[Registration]:
    """Give a class seats by numbers, in one session or split over several: all parts or none.

    Where they do not all have room the whole class waits. ``booked_by`` is a teacher of its school
    and ``accompanied_by`` the adult of the school who stays with it (L15); ``need`` is what
    somebody in it needs in order to take part, never a diagnosis (L7). Sessions come with their
    facts. Booking the same session again returns the booking that is there.

    Raises:
        RegistrationRefused: a session takes no classes now, or not this one.
        LargerThanSession: a session will never have as many seats as its part needs.
        TooManyBookings: the teacher holds as many as the programme allows.
        TooManyOfOneSchool: the school has as many seats as the event allows.
        SessionGone: a session was deleted.
    """
    by_session = {part.session.pk: part for part in parts}
    programmes = {part.session.event.programme_id for part in parts}
    facts = class_facts(school_class, programmes, booked_by)
    sessions = lock_loaded(part.session for part in parts)
    active = Registration.objects.active().filter(school_class=school_class, session__in=sessions)
    known = {registration.session_id: registration for registration in active}
    new = [by_session[locked.pk].of(locked) for locked in sessions if locked.pk not in known]
    _refuse(new, facts)
    refuse_too_many_bookings([part.session for part in new], booked_by)
    _refuse_too_many_of_school(new, school_class)
    if new:
        party = Party.objects.create() if len(new) > 1 else None
        arriving = [
            Registration(
                session=part.session,
                school_class=school_class,
                pupils=part.pupils,
                seats=part.seats,
                accompanied_by=accompanied_by,
                party=party,
                booked_by=booked_by,
            )
            for part in new
        ]
        queue_and_promote([part.session for part in new], arriving)
        _note_need(arriving, need)
        known |= {registration.session_id: registration for registration in arriving}
    return [known[part.session.pk] for part in parts]


def _refuse(parts: Sequence[ClassPart], facts: Person) -> None:
    """Say no where a locked session takes no classes now, not this one, or not so many.

    Raises:
        LargerThanSession, RegistrationRefused: no to one part is no to all.
    """
    for part in parts:
        refuse_larger(part.session, part.seats)
        asked = of_class(session_facts(part.session), facts)
        answer = availability(asked, now=timezone.now(), person=facts, seats=part.seats)
        if not answer.can_register:
            raise RegistrationRefused(answer)


def _refuse_too_many_of_school(parts: Sequence[ClassPart], school_class: SchoolClass) -> None:
    # By key: rows of events are locked in one order, too.
    for event in sorted({part.session.event for part in parts}, key=lambda event: event.pk):
        asked = sum(part.seats for part in parts if part.session.event_id == event.pk)
        refuse_too_many_of_school(event, school_class, asked)


def _note_need(registrations: Sequence[Registration], need: str) -> None:
    if need:
        AccommodationNeed.objects.bulk_create(
            AccommodationNeed(registration=registration, text=need)
            for registration in registrations
        )
