"""A parent or guardian whom somebody under 18 names: a name and an address, no account (L4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from participants.addresses import is_same_mailbox
from participants.models import Guardianship, Participant

OWN_ADDRESS = _("This is the address of who is under 18: write that of a parent or guardian.")


class GuardianRefused(DomainError):
    """This cannot be the guardian's address."""


@dataclass(frozen=True, slots=True)
class NamedGuardian:
    """How a parent or guardian is called, and where she is written to."""

    name: str
    email: str


@transaction.atomic
def name_guardian(*, participant: Participant, guardian: NamedGuardian) -> Guardianship:
    """Keep who answers for ``participant``; naming the same address again changes nothing.

    The row gives no rights: it counts once she has answered from that address.

    Raises:
        GuardianRefused: the address is the participant's own (L4).
    """
    own = participant.user.email if participant.user else ""
    if own and is_same_mailbox(own, guardian.email):
        raise GuardianRefused(OWN_ADDRESS)
    known = Guardianship.objects.open().filter(participant=participant)
    same = known.filter(Q(email__iexact=guardian.email) | Q(guardian__email__iexact=guardian.email))
    if found := same.first():
        return found
    # Two presses at once meet at the constraint: the second waits for the first, and finds it.
    row = Guardianship(participant=participant, name=guardian.name, email=guardian.email)
    Guardianship.objects.bulk_create([row], ignore_conflicts=True)
    return known.get(email__iexact=guardian.email)
