"""How many seats one claim, one teacher and one school may have."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.models import Event, Session
from registrations.models import Registration
from registrations.services.errors import (
    LargerThanSession,
    TooManyBookings,
    TooManyOfOneSchool,
)
from schools.models import SchoolClass


def refuse_larger(session: Session, seats: int) -> None:
    """Say no to a claim that would wait for ever.

    Raises:
        LargerThanSession
    """
    if session.capacity is not None and seats > session.capacity:
        raise LargerThanSession(
            _(
                "This session has %(capacity)d places in all, and you need %(seats)d: split the "
                "class over several sessions."
            )
            % {"capacity": session.capacity, "seats": seats}
        )


def refuse_too_many_bookings(new: Sequence[Session], teacher: User) -> None:
    """A teacher holds a bounded number of bookings to come, so that others find seats too.

    Raises:
        TooManyBookings
    """
    # Her row: she may book two sessions at once, which have no lock in common.
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=teacher.pk)
    for programme in {session.event.programme for session in new}:
        held = Registration.objects.active().filter(
            booked_by=teacher,
            school_class__isnull=False,
            session__event__programme=programme,
            session__ends_at__gt=timezone.now(),
        )
        asked = sum(session.event.programme_id == programme.pk for session in new)
        if held.count() + asked > programme.max_class_bookings:
            raise TooManyBookings(
                _("You can hold at most %(number)d bookings in this programme at a time.")
                % {"number": programme.max_class_bookings}
            )


def refuse_too_many_of_school(event: Event, school_class: SchoolClass, asked: int) -> None:
    """Say no where its school would have more seats of ``event`` than one may.

    Raises:
        TooManyOfOneSchool
    """
    most = event.max_seats_per_school
    if most is None:
        return
    # The event's row: two teachers of one school may book different sessions of it at once.
    Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
    held = Registration.objects.active().filter(
        session__event=event, school_class__school=school_class.school_id
    )
    has = held.aggregate(seats=Sum("seats", default=0))["seats"]
    if has + asked > most:
        raise TooManyOfOneSchool(
            _("This event gives at most %(most)d places to one school: yours has %(has)d already.")
            % {"most": most, "has": has}
        )
