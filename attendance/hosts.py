"""Who received the people of a session: the professionals of its event, and those whom an app above
knows of, such as the hosts of a career day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from events.models import Event, Session

# Of sessions (ids): (session, professional), ids.
Source = Callable[[Collection[int]], Iterable[tuple[int, int]]]
_sources: list[Source] = []


def hosts_from(source: Source) -> None:
    """Let ``source`` name hosts as well; called when the apps are ready."""
    _sources.append(source)


def hosts_of(sessions: Collection[int]) -> set[tuple[int, int]]:
    """(session, professional) (ids) of ``sessions`` (ids), each once."""
    events = dict(Session.objects.filter(pk__in=sessions).values_list("pk", "event"))
    of_event = Event.professionals.through.objects.filter(event__in=set(events.values()))
    found = {
        (session, professional)
        for event, professional in of_event.order_by().values_list("event", "professional")
        for session in (pk for pk, of in events.items() if of == event)
    }
    for source in _sources:
        found.update(source(sessions))
    return found
