"""What becomes of a class's booking: its numbers change, and its offers are answered."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.facts import kept_in
from events.kept import room_of
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.errors import CannotChange, NoRoom, TooLate
from registrations.services.limits import refuse_larger, refuse_too_many_of_school
from registrations.services.registering import refuse_offer
from registrations.services.seats import lock_registration, lock_sessions, recount
from registrations.services.waiting_list import accept_offer, promote

NUMBERS = ["pupils", "seats", "pool_seats", "pool", "accompanied_by", "updated_at"]


@transaction.atomic
def change_booking(
    *, registration: Registration, pupils: int, companions: int, accompanied_by: str
) -> None:
    """Change how many come with a class, and the adult who stays with it (L15).

    Fewer always; more where there is room and nobody waits. Seats that are freed go to the line.

    Raises:
        CannotChange: the booking is over, or its roster has more names than ``pupils``.
        TooLate: the session has begun.
        NoRoom: there are not as many seats, or others wait for them.
        LargerThanSession, TooManyOfOneSchool: it would be more than there is for a school.
        SessionGone, ChangedMeanwhile: somebody else was faster.
    """
    session, registration = lock_registration(registration)
    _refuse_what_is_over(session, registration, pupils)
    recount(session)
    more = pupils + companions - registration.seats
    if more > 0:
        _refuse_more(session, registration, more)
    registration.pupils, registration.seats = pupils, pupils + companions
    registration.accompanied_by = accompanied_by
    registration.pool_seats = min(registration.pool_seats, registration.seats)
    registration.save(update_fields=NUMBERS)
    promote(session)


@transaction.atomic
def accept_booking(*, registration: Registration) -> None:
    """Accept what is offered to a class: all its parts, or none.

    Raises:
        OfferGone: one of them was refused, or its time is over.
    """
    _answer_all(registration, lambda part: accept_offer(registration=part))


@transaction.atomic
def refuse_booking(*, registration: Registration) -> None:
    """Let what is offered to a class go, in all its parts.

    Raises:
        OfferGone: it was accepted, or its time is over.
    """
    _answer_all(registration, lambda part: refuse_offer(registration=part))


def _answer_all(registration: Registration, answer: Callable[[Registration], None]) -> None:
    parts = Registration.objects.filter(pk=registration.pk)
    if registration.party_id is not None:
        parts = Registration.objects.filter(
            party=registration.party_id, status=RegistrationStatus.OFFERED
        )
    lock_sessions({part.session_id for part in parts})
    found = list(parts.order_by("session", "pk")) or [registration]
    for part in found:
        answer(part)


def _refuse_what_is_over(session: Session, registration: Registration, pupils: int) -> None:
    if registration.school_class_id is None or not registration.is_active:
        raise CannotChange(_("This booking is over."))
    if timezone.now() >= session.starts_at:
        raise TooLate(_("The session has begun: the numbers cannot be changed any more."))
    if registration.roster.count() > pupils:
        raise CannotChange(
            _("The list of names has more pupils than that: send a shorter list first.")
        )


def _refuse_more(session: Session, registration: Registration, more: int) -> None:
    """Say no to ``more`` seats in a session that is locked and counted."""
    refuse_larger(session, registration.seats + more)
    school_class = registration.school_class
    if school_class is not None:
        refuse_too_many_of_school(session.event, school_class, more)
    if not registration.holds_seats:
        return
    room = room_of(session.free, kept_in(session), timezone.now())
    if room.free is None:
        return
    free = max(0, room.free - sum(room.kept.values()))
    if session.waiting:
        raise NoRoom(_("Others are waiting for this session: they come first."))
    if more > free:
        raise NoRoom(
            _("Only %(free)d places are free: you asked for %(more)d more.")
            % {"free": free, "more": more}
        )
