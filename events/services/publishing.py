"""Showing an event to everybody."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from events.enums import Booking, EventStatus, Format
from events.models import Event
from events.services.assigning import why_unsuitable_for
from events.services.locking import locked
from programmes.enums import ProgrammeStatus


class CannotPublish(DomainError):
    """The event lacks something a reader needs."""


@transaction.atomic
def publish_event(*, event: Event) -> None:
    """Show the event to everybody. Publishing twice changes nothing.

    A coordinator need not approve first what she publishes herself.

    Raises:
        CannotPublish: its programme is a draft, it is cancelled or waits for changes, it has no
            date or place, or an adult on it may not work with its minors (L14).
    """
    event = locked(event)
    if event.status == EventStatus.PUBLISHED:
        return
    if problem := why_not_publishable(event):
        raise CannotPublish(problem)
    event.status = EventStatus.PUBLISHED
    event.published_at = timezone.now()
    event.save(update_fields=["status", "published_at", "updated_at"])


def why_not_publishable(event: Event) -> str | None:
    """What ``event`` lacks before the public may see it; None when nothing."""
    if event.status == EventStatus.CANCELLED:
        return _("A cancelled event cannot be published again: copy it.")
    if event.status == EventStatus.CHANGES_REQUESTED:
        return _("Changes were requested: approve it first.")
    if event.programme.status == ProgrammeStatus.DRAFT:
        return _("Publish the programme first.")
    if event.booking != Booking.NONE and not event.sessions.exists():
        return _("Add at least one session with its dates.")
    if event.format != Format.ONLINE and event.site_id is None:
        return _("Choose the site where it takes place.")
    return " ".join(why_unsuitable_for(event)) or None
