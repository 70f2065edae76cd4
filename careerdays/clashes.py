"""Who is already where a host would be, in words: for the page, and where the database refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from careerdays.models import Appearance, Host, Meeting, Round
from core.dates import time_range
from partners.models import Professional, Room

Row = TypeVar("Row", Meeting, Appearance)


def in_the_room(room: Room | None, rounds: Iterable[Round], *, but: Host) -> str | None:
    """Another host than ``but`` who is in ``room`` in one of ``rounds``; None where nobody is."""
    if room is None:
        return None
    there = Meeting.objects.filter(room=room).exclude(host=but.pk).select_related("host")
    for one, found in _during(there, rounds):
        words = _("%(host)s is in this room at %(time)s: choose another room.")
        return words % {"host": found.host, "time": time_range(one.starts_at, one.ends_at)}
    return None


def at_another_table(
    people: Iterable[Professional], rounds: Iterable[Round], *, but: Host
) -> str | None:
    """One of ``people`` who is at another table than that of ``but``; None where nobody is."""
    there = Appearance.objects.filter(professional__in=list(people)).exclude(meeting__host=but.pk)
    there = there.select_related("professional", "meeting__host__career_day__event")
    for one, found in _during(there, rounds):
        words = _("%(person)s is at the table of %(host)s (%(event)s) at %(time)s.")
        facts = {
            "person": found.professional,
            "host": found.meeting.host,
            "event": found.meeting.host.career_day,
            "time": time_range(one.starts_at, one.ends_at),
        }
        return words % facts
    return None


def _during(there: QuerySet[Row], rounds: Iterable[Round]) -> Iterator[tuple[Round, Row]]:
    """The first of ``there`` in each of ``rounds``."""
    for one in rounds:
        if found := there.filter(during__overlap=(one.starts_at, one.ends_at)).first():
            yield one, found
