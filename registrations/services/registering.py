"""Coming in and going out."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.availability import Verdict, availability
from events.facts import session_facts
from events.models import Session
from participants.models import Participant
from participants.services import Answers, save_participant
from registrations import notifications
from registrations.availability import person_for
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.choosing import settle_choices
from registrations.services.ending import end
from registrations.services.engagements import overlap
from registrations.services.errors import (
    OfferGone,
    RegistrationRefused,
    TooLate,
    TooManyCompanions,
)
from registrations.services.seats import active_registration, lock_session
from registrations.services.waiting_list import promote


@transaction.atomic
def register_participant(
    *, session: Session, participant: Participant, seats: int = 1
) -> Registration:
    """Give the participant a seat (and one to each companion), or a place in line.

    ``session`` comes with its facts (``SessionQuerySet.with_facts``). Registering twice returns
    the registration that already exists.

    Raises:
        RegistrationRefused: cancelled, not eligible, closed, not open yet, or full.
        Overlap: she has a seat elsewhere at the same time.
        TooManyCompanions: more than the event allows.
        SessionGone: the session was deleted.
    """
    person = person_for(session, participant)
    locked = lock_session(session.pk)
    locked.event = session.event
    if existing := active_registration(locked, participant):
        return existing
    if not 1 <= seats <= 1 + locked.event.max_companions:
        raise TooManyCompanions(
            _("You can bring at most %(number)s people.") % {"number": locked.event.max_companions}
        )
    answer = availability(session_facts(locked), now=timezone.now(), person=person, seats=seats)
    if not answer.can_register:
        raise RegistrationRefused(answer)
    registration = _queue_and_promote(locked, participant, seats)
    if registration.status == RegistrationStatus.WAITING:
        if answer.verdict is Verdict.OPEN:
            raise overlap(locked, participant.pk)
        notifications.waiting(registration)
    return registration


@transaction.atomic
def save_and_register(
    *, user: User, session: Session, participant: Participant | None, answers: Answers, seats: int
) -> Registration:
    """Keep what she told us and register her: both or neither.

    Somebody who is refused leaves no trace of what she wrote. Raises what
    ``register_participant`` and ``save_participant`` raise.
    """
    if participant is None or answers:
        # Her own row is written first, and locks are taken in one order.
        lock_session(session.pk)
    person = save_participant(user=user, participant=participant, answers=answers)
    return register_participant(session=session, participant=person, seats=seats)


@transaction.atomic
def cancel_registration(
    *, registration: Registration, reason: EndReason = EndReason.BY_PERSON
) -> None:
    """Give the seats back to the line. Cancelling twice is the same as once.

    Raises:
        TooLate: the person asks after the start.
    """
    session = lock_session(registration.session_id)
    registration = Registration.objects.get(pk=registration.pk)
    if not registration.is_active:
        return
    by_her = reason in {EndReason.BY_PERSON, EndReason.OFFER_REFUSED}
    if by_her and timezone.now() >= session.starts_at:
        raise TooLate(_("The session has begun: it is too late to cancel."))
    end(registration, reason)
    promote(session)
    freed = [registration.participant_id]
    # Robust: what was cancelled stays so, and the sweep settles what this could not.
    transaction.on_commit(partial(settle_choices, participants=freed), robust=True)


@transaction.atomic
def refuse_offer(*, registration: Registration) -> None:
    """Let an offered seat go to the next in line. Refusing twice is the same as once.

    Raises:
        OfferGone: she accepted it, or its time is over.
    """
    lock_session(registration.session_id)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.end_reason == EndReason.OFFER_REFUSED:
        return
    if registration.status != RegistrationStatus.OFFERED:
        raise OfferGone(_("This offer was answered already, or its time is over."))
    cancel_registration(registration=registration, reason=EndReason.OFFER_REFUSED)


def _queue_and_promote(session: Session, participant: Participant, seats: int) -> Registration:
    registration = Registration.objects.create(
        session=session,
        participant=participant,
        seats=seats,
        status=RegistrationStatus.WAITING,
        queued_at=timezone.now(),
    )
    promote(session, arriving=registration)
    return registration
