"""A person is forgotten: first she gives back what she still holds."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from participants.models import Participant
from participants.services import erase_participants, refuse_if_held
from registrations.models import Registration
from registrations.services.registering import cancel_registration
from registrations.services.seats import in_line, lock_participants, lock_sessions


@transaction.atomic
def erase_participant(*, participant: Participant) -> None:
    """Give her seats and places in line to who comes next, then leave nothing of her (L9).

    Of sessions that have begun her registrations stay as they are, for the numbers. Erasing
    twice is the same as once.

    Raises:
        Held: the organisers keep her data as they are, for a reason that they wrote down.
    """
    refuse_if_held(participant)
    ahead = Registration.objects.active().filter(
        participant=participant, session__starts_at__gt=timezone.now()
    )
    # All the locks at the start, in their order: whoever gets a seat may wait for several.
    sessions = lock_sessions(list(ahead.values_list("session", flat=True)))
    lock_participants([participant.pk, *in_line(sessions)])
    for registration in ahead.filter(session__in=sessions).order_by("session", "pk"):
        cancel_registration(registration=registration)
    erase_participants(participants=[participant.pk])
