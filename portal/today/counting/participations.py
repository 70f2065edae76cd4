"""Confirmed registrations, and who comes along with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from events.enums import Format
from registrations.enums import RegistrationStatus
from registrations.models import Registration

# Whom a registration is of: one person, or the pupils of a class.
PEOPLE = Coalesce(F("pupils"), 1)


@dataclass(frozen=True, slots=True)
class Participations:
    """``number`` is the sum of those in person, online and in hybrid events."""

    in_person: int = 0
    online: int = 0
    hybrid: int = 0
    companions: int = 0

    @property
    def number(self) -> int:
        return self.in_person + self.online + self.hybrid


def participations(programmes: Sequence[int]) -> Participations:
    """Count the confirmed registrations by how one takes part.

    Participations are not persons: who comes to three sessions counts three times, and a class
    as often as it has pupils. Registered is
    not present: this is who has a seat, not who came. In person is not online, and what a hybrid
    event's people will choose is not known. Companions have no name, so they cannot be told
    apart: they are counted beside, never added.
    """
    by_format = (
        Registration.objects.filter(
            session__event__programme__in=programmes, status=RegistrationStatus.CONFIRMED
        )
        .order_by()
        .values_list("session__event__format")
        .annotate(number=Sum(PEOPLE), along=Sum(F("seats") - PEOPLE))
    )
    rows = {taking_part: (number, companions) for taking_part, number, companions in by_format}
    number = {taking_part: rows.get(taking_part, (0, 0))[0] for taking_part in Format}
    return Participations(
        in_person=number[Format.IN_PERSON],
        online=number[Format.ONLINE],
        hybrid=number[Format.HYBRID],
        companions=sum(companions for _number, companions in rows.values()),
    )
