"""A registration goes to another session of its event."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from allocation.waiting_order import seats_for
from core.db import after_commit
from events.availability import Verdict, availability
from events.facts import kept_in, session_facts
from events.kept import room_of
from events.models import Session
from registrations import notifications
from registrations.availability import open_to_staff, person_for
from registrations.codes import new_code
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.asking import ask_guardians
from registrations.services.choosing import settle_choices
from registrations.services.engagements import engage, not_fully_engaged, refuse_overlap, release
from registrations.services.errors import (
    CannotMove,
    ChangedMeanwhile,
    NoRoom,
    RegistrationRefused,
    SessionGone,
    TooLate,
)
from registrations.services.seats import (
    active_registration,
    in_line,
    lock_people_of,
    lock_sessions,
    people_of,
    recount,
)
from registrations.services.waiting_list import SEATED, promote, seat

FIELDS = [
    *SEATED,
    "session",
    "code",
    "choose_by",
    "promotion_reason",
    "times_passed",
]


@transaction.atomic
def move_registration(*, registration: Registration, session: Session) -> None:
    """Give her a confirmed seat in ``session`` for what she has, seat or place in line; tell her.

    Only to another session of the same event: elsewhere she is registered, and here cancelled.
    Her ticket keeps its code and its address. What she leaves goes to the line there, and nobody
    in line for ``session`` is passed over. Organisers may do this while registration is closed
    to the public. Where she is already, nothing changes. ``session`` comes with its facts.

    Raises:
        CannotMove: the registration is over, she is in that session, or it is of another event.
        RegistrationRefused: the session is cancelled, has begun, or is not for her.
        NoRoom: it has fewer free seats than she needs, or people wait for them.
        Overlap: she has a seat elsewhere at the same time.
        TooLate: the session she is in has begun.
        ChangedMeanwhile, SessionGone: somebody else was faster.
    """
    left, target, registration = _lock(registration, session)
    if registration.session_id == session.pk:
        return
    if target.event_id != left.event_id:
        raise CannotMove(_("People are moved to another session of the same event only."))
    _refuse_what_is_over(registration, left)
    _refuse_without_room(registration, target)
    had_seat = registration.status == RegistrationStatus.CONFIRMED
    release([registration.pk])
    _enter(registration, target)
    promote(left)
    recount(target)
    if registration.status == RegistrationStatus.PENDING:
        # What she is asked to agree to is another date now.
        ask_guardians(registration)
    notifications.registration_moved(registration, left=left, had_seat=had_seat)
    freed = people_of([registration])
    after_commit(settle_choices, participants=freed)


def _lock(registration: Registration, session: Session) -> tuple[Session, Session, Registration]:
    """The session she leaves, the one she goes to and the registration, as they are now."""
    locked = {s.pk: s for s in lock_sessions({registration.session_id, session.pk})}
    if session.pk not in locked:
        raise SessionGone(_("This session no longer exists."))
    left, target = locked[registration.session_id], locked[session.pk]
    lock_people_of([registration], *in_line([left]))
    current = Registration.objects.select_related("participant__user").get(pk=registration.pk)
    if current.session_id not in locked:
        raise ChangedMeanwhile(_("This registration was changed a moment ago: look at it again."))
    target.event = session.event
    recount(target)
    return left, target, current


def _refuse_what_is_over(registration: Registration, left: Session) -> None:
    if not registration.is_active:
        raise CannotMove(_("This registration is over."))
    if timezone.now() >= left.starts_at:
        raise TooLate(_("The session has begun: it is too late to move anybody out of it."))


def _refuse_without_room(registration: Registration, target: Session) -> None:
    if registration.participant is None:
        raise CannotMove(_("A class is not moved: book it again and cancel this."))
    if active_registration(target, registration.participant):
        raise CannotMove(_("This person is in that session already."))
    answer = availability(
        open_to_staff(session_facts(target), target.starts_at),
        now=timezone.now(),
        person=person_for(target, registration.participant),
        seats=registration.seats,
    )
    if answer.verdict in {Verdict.WAITING_LIST, Verdict.FULL}:
        raise NoRoom(_no_room_words(target))
    if answer.verdict is not Verdict.OPEN:
        raise RegistrationRefused(answer)
    common = seats_for(room_of(target.free, kept_in(target), timezone.now()), frozenset())
    if common is not None and common < registration.seats:
        raise NoRoom(_("The free places of that session are kept for others."))


def _no_room_words(target: Session) -> str:
    if target.free == 0:
        return _("All the places of that session are taken.")
    if target.waiting:
        return _("People are waiting for that session: they come first.")
    return _("That session has fewer free places than this registration needs.")


def _enter(registration: Registration, target: Session) -> None:
    """Write her seat and her times in ``target``; all her locks are held."""
    if target.registrations.filter(code=registration.code).exists():
        registration.code = new_code()
    registration.session = target
    seat(target, registration, timezone.now())
    registration.choose_by = registration.pool = None
    registration.pool_seats = 0
    registration.promotion_reason, registration.times_passed = "", 0
    registration.save(update_fields=FIELDS)
    engage([registration.pk])
    if not_fully_engaged([registration.pk]):
        refuse_overlap(target, people_of([registration]))
