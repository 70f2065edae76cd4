"""Who may be shown, and taking down what may no longer be (L5)."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import DomainError
from participants.models import Consent, ConsentUse, Participant, PublishedImage


class ImageRefused(DomainError):
    """Somebody in the image has not agreed to this use."""


def check_may_be_shown(*, people: Collection[Participant], use: ConsentUse) -> None:
    """Let a picture of ``people`` be published only where each agreed to ``use``.

    Raises:
        ImageRefused: with the names of those who did not.
    """
    agreed = Consent.objects.valid().filter(participant__in=people, use=use)
    willing = set(agreed.values_list("participant", flat=True))
    names = [person.get_full_name() for person in people if person.pk not in willing]
    if names:
        words = _("Without consent to “%(use)s”: %(names)s.")
        raise ImageRefused(words % {"use": use.name, "names": ", ".join(names)})


@transaction.atomic
def take_down(*, image: PublishedImage, by: User) -> None:
    """Write that ``image`` is no longer where it was. Twice changes nothing."""
    now = timezone.now()
    rows = PublishedImage.objects.filter(pk=image.pk, taken_down_at=None)
    rows.update(taken_down_at=now, taken_down_by=by, updated_at=now)
