"""Writing what people read before they answer, and putting it in force."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from participants.models import Purpose, PurposeText


class TextRefused(DomainError):
    """The text of a purpose cannot be changed or published."""


@transaction.atomic
def save_draft(*, text: PurposeText) -> PurposeText:
    """Keep ``text`` as the draft of its purpose; a new one is the next version.

    Raises:
        TextRefused: it is published: people agreed to these words (L6).
    """
    if text.published_at is not None:
        raise TextRefused(_("What is published never changes: write a new version."))
    if text._state.adding:
        _lock(text.purpose_id)
        highest = PurposeText.objects.filter(purpose=text.purpose_id).aggregate(Max("version"))
        text.version = (highest["version__max"] or 0) + 1
        text.save(force_insert=True)
        return text
    columns = ["short_it", "short_en", "full_it", "full_en", "updated_at"]
    text.save(update_fields=columns)
    return text


@transaction.atomic
def publish_text(*, text: PurposeText) -> PurposeText:
    """Put ``text`` in force from now on: whoever agreed to earlier words is asked again (L6).

    Publishing it twice changes nothing.
    """
    _lock(text.purpose_id)
    now = timezone.now()
    drafts = PurposeText.objects.filter(pk=text.pk, published_at=None)
    if drafts.update(published_at=now, updated_at=now):
        text.published_at = now
    return text


def _lock(purpose: int) -> None:
    """Whoever writes a version holds the row of the purpose: two make two versions."""
    Purpose.objects.select_for_update(of=("self",), no_key=True).get(pk=purpose)
