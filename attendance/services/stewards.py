"""Who stands at the doors of an event: added by her address, and ended."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import User
from accounts.services import account_of
from attendance.models import Steward
from events.models import Event


@transaction.atomic
def add_steward(*, event: Event, email: str, by: User) -> Steward:
    """Let whoever signs in with ``email`` stand at the doors of ``event``; twice is as once."""
    user, _created = account_of(email=email, language=get_language() or "it")
    steward, _is_new = Steward.objects.get_or_create(
        event=event, user=user, ended_at=None, defaults={"added_by": by}
    )
    return steward


@transaction.atomic
def end_steward(*, steward: Steward) -> None:
    """She sees the doors no more; that she did stays."""
    now = timezone.now()
    for current in Steward.objects.current().select_for_update().filter(pk=steward.pk):
        current.ended_at = now
        current.save(update_fields=["ended_at", "updated_at"])
