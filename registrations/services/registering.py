"""Coming in and going out."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.availability import Verdict, availability
from events.facts import session_facts
from events.models import Session
from participants.models import Participant
from registrations import notifications
from registrations.availability import person_for
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.choosing import settle_choices
from registrations.services.engagements import clashing, release
from registrations.services.errors import (
    Overlap,
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
            raise Overlap(_overlap_sentence(locked, participant))
        notifications.waiting(registration)
    return registration


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
    now = timezone.now()
    if reason in {EndReason.BY_PERSON, EndReason.OFFER_REFUSED} and now >= session.starts_at:
        raise TooLate(_("The session has begun: it is too late to cancel."))
    release([registration.pk])
    registration.status = RegistrationStatus.CANCELLED
    registration.ended_at, registration.end_reason = now, reason
    registration.offer_expires_at = registration.choose_by = None
    registration.save()
    notifications.ended(registration)
    promote(session)
    freed = [registration.participant_id]
    transaction.on_commit(partial(settle_choices, participants=freed))


def refuse_offer(*, registration: Registration) -> None:
    """Let an offered seat go to the next in line. Refusing twice is the same as once."""
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


def _overlap_sentence(session: Session, participant: Participant) -> str:
    """There were seats and she got none: she is taken elsewhere. Say where."""
    other = clashing(session, [participant.pk])[participant.pk]
    registration = Registration.objects.select_related("session__event").get(pk=other)
    return _("You already have a place at the same time: %(event)s.") % {
        "event": registration.session.event.title
    }
