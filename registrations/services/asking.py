"""Asking the guardians of somebody under 18 to authorise a registration (L3, L4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.enums import GuardianPolicy
from participants.models import Guardianship
from registrations import notifications
from registrations.enums import Answer, RegistrationStatus
from registrations.models import ON_PAPER, ON_THE_PAGE, WORDS, Authorisation, Registration
from registrations.services.errors import CannotAsk
from registrations.services.seats import lock_registration

# Nobody's mailbox is filled by somebody who presses a button.
ASK_AGAIN_AFTER = timedelta(hours=1)


def ask_guardians(registration: Registration) -> None:
    """Send each guardian who is known a link, good once and until the seat is kept no longer.

    Who waits in line asks at once, so that her seat is hers when she gets it; whoever did not
    answer by then is asked again. The caller holds the lock of the session.
    """
    now = timezone.now()
    session = registration.session
    until = registration.pending_until or session.event.latest_answer(
        starts_at=session.starts_at, now=now
    )
    known = Guardianship.objects.open().filter(participant=registration.participant_id)
    Authorisation.objects.bulk_create(
        [
            Authorisation(
                registration=registration,
                guardianship=guardianship,
                words_version=WORDS,
                asked_at=now,
                expires_at=until,
            )
            for guardianship in known
        ],
        update_conflicts=True,
        unique_fields=["registration", "guardianship"],
        update_fields=["words_version", "asked_at", "expires_at", "updated_at"],
    )
    notifications.guardians_asked(registration)


def note_paper(registration: Registration) -> None:
    """Write that the guardian signed a sheet, which the organisers keep; the history says who.

    Nobody else is asked. Only where one guardian is known, or it would not be clear who signed.
    """
    now = timezone.now()
    guardianship = Guardianship.objects.open().get(participant=registration.participant_id)
    Authorisation.objects.create(
        registration=registration,
        guardianship=guardianship,
        words_version=ON_PAPER,
        expires_at=now,
        answer=Answer.GIVEN,
        answered_at=now,
    )


def note_on_the_page(registrations: Sequence[Registration], guardian: User) -> None:
    """Write that ``guardian`` agreed by registering them herself (L4): when, and to which words."""
    now = timezone.now()
    asked = [r for r in registrations if r.guardian_policy != GuardianPolicy.NONE]
    people = {registration.participant_id: registration for registration in asked}
    hers = Guardianship.objects.open().filter(guardian=guardian, participant__in=people)
    Authorisation.objects.bulk_create(
        Authorisation(
            registration=people[guardianship.participant_id],
            guardianship=guardianship,
            words_version=ON_THE_PAGE,
            expires_at=now,
            answer=Answer.GIVEN,
            answered_at=now,
        )
        for guardianship in hers
    )


@transaction.atomic
def ask_again(*, registration: Registration) -> None:
    """Send the links once more to the guardians who have not answered.

    Raises:
        CannotAsk: nothing is to be authorised any more, or they were asked less than an hour ago.
        ChangedMeanwhile, SessionGone: the registration was moved, or its session deleted.
    """
    _session, registration = lock_registration(registration)
    if not registration.is_active or not registration.needs_authorisation:
        raise CannotAsk(_("There is nothing to authorise any more."))
    lately = registration.authorisations.filter(asked_at__gt=timezone.now() - ASK_AGAIN_AFTER)
    if lately.exists():
        raise CannotAsk(_("We wrote less than an hour ago: wait a little, and look in the spam."))
    ask_guardians(registration)


def remind_guardians() -> int:
    """Write once more, half-way to the deadline, to who has not answered; returns to how many."""
    now = Value(timezone.now(), DateTimeField())
    unanswered = Authorisation.objects.filter(
        answer=Answer.NONE,
        guardianship__ended_at=None,
        registration__status=RegistrationStatus.PENDING,
        registration__pending_until__gt=now,
    )
    half_way = unanswered.alias(
        passed=now - F("asked_at"), left=F("registration__pending_until") - now
    ).filter(passed__gte=F("left"))
    return notifications.guardians_reminded(half_way)
