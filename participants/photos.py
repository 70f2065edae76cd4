"""The "no photos" mark: who may not be photographed, on lists, tickets and files (L5)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from participants.models import Consent, Participant


def photos_allowed(participant: str = "pk") -> Exists:
    """Whether a person agreed to pictures, for some use: an annotation.

    ``participant`` leads from a row to the person: ``"participant"`` on registrations.
    """
    return Exists(Consent.objects.allowing_photos_of(OuterRef(participant)))


def may_be_photographed(participant: Participant | None) -> bool:
    """Whether she agreed to pictures, for some use; a class without names did not."""
    return participant is not None and Consent.objects.allowing_photos_of(participant.pk).exists()


def photo_mark(*, allowed: bool) -> str:
    """What lists say: nobody is photographed who did not agree."""
    return _("yes") if allowed else _("no photos")
