"""Another address in the place of one from which no guardian ever answered (L4)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.addresses import is_same_mailbox
from participants.services import NamedGuardian, name_guardian
from registrations.models import Authorisation
from registrations.services.asking import ask_guardians
from registrations.services.errors import CannotAsk, SameAddress
from registrations.services.seats import lock_registration

# Addresses that one registration may write to: typing errors, not the mailboxes of a town.
MOST_ADDRESSES = 4


@transaction.atomic
def correct_guardian(*, authorisation: Authorisation, guardian: NamedGuardian) -> None:
    """Ask ``guardian`` instead: the link that went to the first address works no more.

    The seat is kept no longer than it was.

    Raises:
        CannotAsk: somebody answered meanwhile, the registration is over, or it was corrected too
            often.
        SameAddress: it is the address that was written to.
        GuardianRefused: it is the participant's own (L4).
        ChangedMeanwhile, SessionGone: the registration was moved, or its session deleted.
    """
    _session, registration = lock_registration(authorisation.registration)
    asked = registration.authorisations.select_related("guardianship")
    wrong = asked.get(pk=authorisation.pk)
    if not (registration.is_active and registration.needs_authorisation and wrong.is_correctable):
        raise CannotAsk(_("There is nothing to correct any more."))
    if is_same_mailbox(wrong.guardianship.email, guardian.email):
        raise SameAddress(_("We wrote to this address already: write another one."))
    if len(asked) >= MOST_ADDRESSES:
        raise CannotAsk(_("We wrote to several addresses already: ask the organisers for help."))
    assert registration.participant is not None  # noqa: S101 # a class asks no guardian
    wrong.guardianship.ended_at = timezone.now()
    wrong.guardianship.save(update_fields=["ended_at", "updated_at"])
    name_guardian(participant=registration.participant, guardian=guardian)
    ask_guardians(registration)
