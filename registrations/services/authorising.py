"""What a guardian answers about a registration (L3, L4)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import on_date
from events.models import Session
from participants.models import Guardianship
from registrations import notifications
from registrations.enums import Answer, EndReason, RegistrationStatus
from registrations.models import WORDS, Authorisation, Registration
from registrations.services.choosing import CHOOSE_WITHIN
from registrations.services.engagements import engage, not_fully_engaged
from registrations.services.errors import CannotAuthorise
from registrations.services.registering import cancel_registration
from registrations.services.seats import lock_people_of, lock_registration
from registrations.services.waiting_list import SEATED, seat, tell_seated


@transaction.atomic
def answer_authorisation(
    *, authorisation: Authorisation, given: bool, by: User | AnonymousUser
) -> None:
    """Write what a guardian answers; the first yes is enough, and a no ends the registration.

    ``by`` is whoever is signed in, which nobody need be. The same answer twice is the same as
    once. Who waits in line keeps her place, and gets her seat later without asking again.

    Raises:
        CannotAuthorise: it was answered otherwise, it is too late, the registration is over, or
            it is the participant herself who answers.
        ChangedMeanwhile, SessionGone: the registration was moved, or its session deleted.
    """
    session, registration = lock_registration(authorisation.registration)
    authorisation = Authorisation.objects.select_related("guardianship").get(pk=authorisation.pk)
    authorisation.registration = registration
    answer = Answer.GIVEN if given else Answer.REFUSED
    if authorisation.answer == answer:
        return
    now = timezone.now()
    _refuse_herself(registration, by)
    _refuse_what_is_over(authorisation, now)
    _write(authorisation, answer, now)
    if given:
        _authorise(session, registration, now)
    else:
        cancel_registration(registration=registration, reason=EndReason.NOT_AUTHORISED)


def _refuse_herself(registration: Registration, by: User | AnonymousUser) -> None:
    """A link that was passed on to the minor is not hers to use."""
    participant = registration.participant
    if participant and by.is_authenticated and participant.user_id == by.pk:
        raise CannotAuthorise(
            _("You cannot answer for yourself: your parent or guardian has to, from the mail.")
        )


def _refuse_what_is_over(authorisation: Authorisation, now: datetime) -> None:
    if authorisation.is_open(now):
        return
    registration = authorisation.registration
    if authorisation.answered_at:
        raise CannotAuthorise(
            _("You answered this %(when)s: the link works once.")
            % {"when": on_date(authorisation.answered_at)}
        )
    if authorisation.guardianship.ended_at:
        raise CannotAuthorise(_("This link does not work any more."))
    if registration.is_active and not registration.needs_authorisation:
        raise CannotAuthorise(_("Somebody else who is responsible has agreed already."))
    if registration.end_reason == EndReason.AUTHORISATION_EXPIRED or registration.is_active:
        raise CannotAuthorise(_("It is too late: the place went to the next person."))
    raise CannotAuthorise(_("This registration has ended: there is nothing left to answer."))


def _write(authorisation: Authorisation, answer: Answer, now: datetime) -> None:
    authorisation.answer, authorisation.answered_at = answer, now
    authorisation.words_version = WORDS
    authorisation.save(update_fields=["answer", "answered_at", "words_version", "updated_at"])
    Guardianship.objects.filter(pk=authorisation.guardianship_id, confirmed_at=None).update(
        confirmed_at=now, updated_at=now
    )
    notifications.guardian_answered(authorisation)


def _authorise(session: Session, registration: Registration, now: datetime) -> None:
    """Her seat becomes hers. A session that was moved onto another of hers leaves her to choose."""
    registration.authorised_at = now
    if registration.status != RegistrationStatus.PENDING:
        registration.save(update_fields=["authorised_at", "updated_at"])
        return
    lock_people_of([registration])
    engage([registration.pk])
    seat(session, registration, now)
    if not_fully_engaged([registration.pk]):
        latest = session.event.latest_answer(starts_at=session.starts_at, now=now)
        registration.choose_by = min(now + CHOOSE_WITHIN, latest)
    registration.save(update_fields=[*SEATED, "authorised_at", "choose_by"])
    tell_seated(registration)
    notifications.to_choose([registration.pk])
