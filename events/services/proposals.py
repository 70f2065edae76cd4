"""A proposal on its way to the public: handed in, sent back with a note, approved.

Who hands it in and who decides are checked by the edges; the ways from state to state are here.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from events.enums import EventStatus
from events.models import Event
from events.services.locking import locked


class NotProposed(DomainError):
    """The event is not in a state from which this leads on."""


class NoteMissing(DomainError):
    """Nobody can change what she was not told."""


@transaction.atomic
def submit_event(*, event: Event) -> None:
    """Hand a draft in, or hand it in again after changes. Twice is the same as once.

    The note of the last review stays, so that the next one can compare.

    Raises:
        NotProposed: it was approved, published or cancelled.
    """
    event = locked(event)
    if event.status == EventStatus.SUBMITTED:
        return
    _only_from(
        event,
        {EventStatus.DRAFT, EventStatus.CHANGES_REQUESTED},
        _("Only a draft, or an event that had to be changed, can be submitted."),
    )
    event.status, event.submitted_at = EventStatus.SUBMITTED, timezone.now()
    event.save(update_fields=["status", "submitted_at", "updated_at"])


@transaction.atomic
def request_changes(*, event: Event, note: str) -> None:
    """Send a proposal back with what has to change. The same note twice changes nothing.

    Raises:
        NoteMissing: the note is empty.
        NotProposed: it is a draft that nobody handed in, or it was published or cancelled.
    """
    note = note.strip()
    if not note:
        raise NoteMissing(_("Write what has to change."))
    event = locked(event)
    if (event.status, event.review_note) == (EventStatus.CHANGES_REQUESTED, note):
        return
    _only_from(
        event,
        EventStatus.PROPOSED,
        _("Changes can be requested only of a proposal that is not published yet."),
    )
    event.status, event.review_note = EventStatus.CHANGES_REQUESTED, note
    event.save(update_fields=["status", "review_note", "updated_at"])


@transaction.atomic
def approve_event(*, event: Event) -> None:
    """Accept a proposal: what remains is to publish it. Approving twice changes nothing.

    Also one that had to be changed: the coordinator may have made the changes herself.

    Raises:
        NotProposed: nobody handed it in, or it was published or cancelled.
    """
    event = locked(event)
    if event.status == EventStatus.APPROVED:
        return
    _only_from(
        event, EventStatus.PROPOSED, _("Only a proposal that was submitted can be approved.")
    )
    event.status = EventStatus.APPROVED
    event.save(update_fields=["status", "updated_at"])


def _only_from(event: Event, states: Collection[str], refusal: Promise) -> None:
    if event.status not in states:
        raise NotProposed(refusal)
