"""Her data are kept and nothing else is done with them (GDPR, art. 18; L9)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from participants.models import Participant


class Held(DomainError):
    """The organisers keep the data as they are, for a reason that they wrote down."""


@transaction.atomic
def restrict_participant(*, participant: Participant, because: str = "") -> None:
    """Leave her out of lists, exports, messages and new registrations until it is lifted.

    ``because`` is why the organisers do it (a dispute, a claim): then only they lift it, and the
    data are not erased meanwhile. Doing it twice is the same as once.
    """
    person = _lock(participant)
    if person.restricted_at is None or (because and not person.restricted_because):
        person.restricted_at = person.restricted_at or timezone.now()
        person.restricted_because = because
        person.save(update_fields=["restricted_at", "restricted_because", "updated_at"])


@transaction.atomic
def lift_restriction(*, participant: Participant, by_staff: bool = False) -> None:
    """Let her data be used again. Doing it twice is the same as once.

    Raises:
        Held: the organisers limited the use, and she asks.
    """
    person = _lock(participant)
    if not by_staff:
        refuse_if_held(person)
    if person.restricted_at is not None:
        person.restricted_at, person.restricted_because = None, ""
        person.save(update_fields=["restricted_at", "restricted_because", "updated_at"])


def refuse_if_held(participant: Participant) -> None:
    """Raises:
    Held: the organisers keep her data for a reason.
    """
    if participant.restricted_because:
        raise Held(
            _("The organisers must keep these data as they are for now: write to them to know why.")
        )


def _lock(participant: Participant) -> Participant:
    return Participant.objects.select_for_update(of=("self",), no_key=True).get(pk=participant.pk)
