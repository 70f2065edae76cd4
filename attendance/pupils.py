"""Which named pupils of classes were there: those who are ticked, or all where the class was whole.

A door counts a class; its school knows who was in it. Where nobody is ticked and fewer came than
have a place, nobody is guessed at; nor where more are ticked than came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from attendance.models import Attendance, NamedPresence

Ticked = Mapping[tuple[int, int], Collection[int]]


@dataclass(frozen=True, slots=True)
class Pupils:
    """``named`` are the pupils (participants, ids) in question of each class's registration (id);
    ``ticked`` all of it who are ticked, by registration and date (ids)."""

    named: Mapping[int, Collection[int]]
    ticked: Ticked

    @classmethod
    def of(cls, named: Mapping[int, Collection[int]]) -> Pupils:
        """Reads who is ticked: one query."""
        return cls(named, ticks_of(named))

    def at(self, stay: Attendance, *, seats: int) -> Collection[int] | None:
        """Those in question who were at a stay of their class, which has ``seats``.

        None where nobody knows: not all of the class came, and nobody said who.
        """
        named = self.named.get(stay.registration_id, ())
        ticked = self.ticked.get((stay.registration_id, stay.occurrence_id), ())
        if ticked:
            return [pk for pk in named if pk in ticked] if len(ticked) <= stay.present else None
        return named if stay.present >= seats else None


def ticks_of(registrations: Collection[int]) -> Ticked:
    """Who is ticked (participants, ids) of classes' registrations, by registration and date."""
    rows = NamedPresence.objects.filter(entry__registration__in=registrations).order_by("pk")
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for registration, date, who in rows.values_list(
        "entry__registration", "occurrence", "entry__participant"
    ):
        found[registration, date].add(who)
    return dict(found)
