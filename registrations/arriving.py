"""Who opens the page of a session to register, or sends its form: read in one statement each."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypedDict, cast
from uuid import UUID

from django.utils import timezone
from django_stubs_ext import WithAnnotations

from accounts.models import User
from events.models import Session
from participants.ages import ADULT_AGE, latest_birth_date
from participants.models import Participant
from registrations.enums import RegistrationStatus

# Written out, because many people open the page and send its form at the same moment. In the care
# of somebody is who is in ``Participant.objects.guarded_by``: a test holds the two together.
# Nothing is joined that can be looked up: planning the joins took longer than all of it does now.
ARRIVING = """
SELECT herself.*, (
    SELECT claim.key FROM registrations_registration claim
    WHERE claim.session_id = %(session)s AND claim.participant_id = herself.id
      AND claim.status = ANY(%(active)s)
) AS claim_key, EXISTS (
    SELECT FROM participants_guardianship held
    JOIN participants_participant child ON child.id = held.participant_id
    WHERE held.guardian_id = account.id AND held.ended_at IS NULL
      AND child.birth_date > %(born_after)s
) AS is_guardian
FROM (SELECT %(user)s::bigint AS id) account
LEFT JOIN participants_participant herself ON herself.user_id = account.id
"""
HERSELF = "SELECT * FROM participants_participant WHERE user_id = %s"


class Known(TypedDict):
    claim_key: UUID | None
    is_guardian: bool


class Arriving(NamedTuple):
    """Somebody who is signed in: who she is as a participant, if she ever said it."""

    participant: Participant | None
    # The key of the registration that she has for the session already.
    claim: UUID | None
    # Whether children are in her care, and may be who comes.
    is_guardian: bool


def arriving(user: User, session: Session) -> Arriving:
    """What is known of ``user`` when she asks for a seat of ``session``."""
    parameters = {
        "user": user.pk,
        "session": session.pk,
        "active": RegistrationStatus.ACTIVE,
        "born_after": _youngest_adult(),
    }
    (found,) = Participant.objects.raw(ARRIVING, parameters)
    known = cast("WithAnnotations[Participant, Known]", found)
    if not known.pk:
        return Arriving(None, None, known.is_guardian)
    # Read already: the mail that follows asks for her address.
    known.user = user
    return Arriving(known, known.claim_key, known.is_guardian)


def participant_of(user: User) -> Participant | None:
    """Who ``user`` is as a participant; None when she never said it."""
    participant = next(iter(Participant.objects.raw(HERSELF, [user.pk])), None)
    if participant:
        participant.user = user
    return participant


def _youngest_adult() -> date:
    return latest_birth_date(ADULT_AGE, timezone.localdate())
