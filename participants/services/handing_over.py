"""A child who is old enough gets her own access, and who answered for her lets go (L1, L9)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from communications.models import Email
from core.errors import DomainError
from participants import notifications
from participants.addresses import is_same_mailbox
from participants.ages import ADULT_AGE, latest_birth_date
from participants.coming_of_age import age_of_consent, is_old_enough
from participants.models import Guardianship, Participant
from participants.services.consents import lock_participant

# Nobody's mailbox is filled by somebody who types her address.
MOST_A_DAY = 3
A_DAY = timedelta(days=1)
# A day on which nothing ran is made up for; telling twice is not possible.
LOOK_BACK = timedelta(days=3)


class HandOverRefused(DomainError):
    """The child cannot be given her own access so, or the link does nothing."""


@transaction.atomic
def offer_access(*, guardianship: Guardianship, email: str) -> None:
    """Send the child a link by which she takes over what is hers. The same day twice is once.

    Raises:
        HandOverRefused: she is too young or has her access, the address is of who answers for
            her, or too many links went out today.
    """
    child = guardianship.participant
    lock_participant(child)
    child.refresh_from_db(fields=["user"])
    email = email.strip().lower()
    _check_may_take_over(child)
    guardians = Guardianship.objects.open().filter(participant=child).select_related("guardian")
    if any(is_same_mailbox(guardian.address, email) for guardian in guardians):
        raise HandOverRefused(_("This is the address of a parent: write the child’s own."))
    sent = Email.objects.filter(
        kind=notifications.ACCESS_OFFERED,
        context__participant=child.pk,
        created_at__gt=timezone.now() - A_DAY,
    )
    if sent.exclude(to=email).count() >= MOST_A_DAY:
        raise HandOverRefused(_("You have sent three links today: try again tomorrow."))
    notifications.access_offered(child, email, guardianship)


@transaction.atomic
def take_access(*, participant: Participant, user: User, email: str) -> None:
    """Make ``user`` the account of ``participant``: the link that went to ``email`` named her.

    Pressing twice is the same as once.

    Raises:
        HandOverRefused: somebody used the link, it went to another address, or the account is
            already somebody.
    """
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    lock_participant(participant)
    participant.refresh_from_db()
    if participant.user_id == user.pk:
        return
    if participant.user_id is not None:
        raise HandOverRefused(_("This link has been used already."))
    if not is_same_mailbox(user.email, email):
        raise HandOverRefused(
            _("This link is for another address: sign in with the one that it was sent to.")
        )
    _check_may_take_over(participant)
    if Participant.objects.of(user).exists():
        raise HandOverRefused(
            _("You have a profile already: write to the organisers, who put the two together.")
        )
    participant.user, participant.declared_14_on = user, timezone.localdate()
    participant.save(update_fields=["user", "declared_14_on", "updated_at"])


def tell_of_birthdays() -> int:
    """Tell guardians who turns 14, and at 18 that they see no more; returns how many are new.

    Whoever was born on 29 February has her birthday on 1 March in common years (L1).
    """
    today = timezone.localdate()
    told = 0
    for age in (age_of_consent(), ADULT_AGE):
        for guardianship in _turning(age, today):
            told += notifications.birthday(guardianship, age)
    return told


def _turning(age: int, today: date) -> list[Guardianship]:
    born = (latest_birth_date(age, today - LOOK_BACK), latest_birth_date(age, today))
    rows = Guardianship.objects.open().filter(
        guardian__is_active=True,
        participant__birth_date__gt=born[0],
        participant__birth_date__lte=born[1],
        participant__erased_at=None,
    )
    return list(rows.select_related("guardian", "participant").order_by("pk"))


def _check_may_take_over(child: Participant) -> None:
    if child.user_id is not None:
        raise HandOverRefused(_("She has her own access already."))
    if child.birth_date is None or not is_old_enough(child.birth_date, timezone.localdate()):
        raise HandOverRefused(
            _("From %(age)d on she can have her own access.") % {"age": age_of_consent()}
        )
