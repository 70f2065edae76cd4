"""Forgetting people. What is left of them is numbers."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from core.history.silence import unrecorded
from participants.models import Guardianship, Participant
from participants.people import with_their_traces
from participants.personal_data import accounts_that_go, forget


@transaction.atomic
def erase_participants(*, participants: Collection[int]) -> int:
    """Make these people (ids) nobody, in every table and history and in the outbox (L9).

    The rows stay, so that every number stays. Their accounts go too, and those of who answers
    for them, unless they are needed for something else. Returns how many there were: who was
    erased before is not one. The apps above give back first what people still hold
    (``registrations.services.erase_participant``). The statements are as many for a thousand
    people as for one.
    """
    rows = Participant.objects.filter(pk__any_of=participants, erased_at=None).order_by("pk")
    # A registration that is being written waits, or is waited for: the lock excludes both.
    locked = dict(rows.select_for_update(of=("self",)).values_list("pk", "user"))
    if not locked:
        return 0
    guardians = Guardianship.objects.filter(participant__any_of=locked).exclude(guardian=None)
    users = {user for user in locked.values() if user is not None}
    users |= set(guardians.values_list("guardian_id", flat=True))
    going = accounts_that_go(users, locked)
    people = with_their_traces(list(locked), list(going))
    with unrecorded():
        forget(people)
    return len(locked)
