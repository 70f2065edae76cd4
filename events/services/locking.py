from __future__ import annotations

from events.models import Event


def locked(event: Event) -> Event:
    """The event as it is now, held until the transaction ends: its state moves under this lock."""
    return Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
