"""Persons who have a seat somewhere, and the schools they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import Coalesce

from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet


@dataclass(frozen=True, slots=True)
class Persons:
    """``pupils`` come with their classes, by numbers: they cannot be told apart.

    ``schools`` says how many schools of each level people named as theirs or booked for.
    """

    number: int
    pupils: int
    schools: Counter[str]


def persons(programmes: Sequence[int]) -> Persons:
    """Count each person with a confirmed registration once, and each class and school once.

    Persons are not participations, and registered is not present. Companions are not among them.
    A class that comes more than once counts with its largest number.
    """
    confirmed = Registration.objects.filter(
        session__event__programme__in=programmes, status=RegistrationStatus.CONFIRMED
    )
    by_school = list(
        Participant.objects.filter(pk__in=confirmed.order_by().values("participant"))
        .order_by()
        .values_list("school", "school__level")
        .annotate(Count("pk"))
    )
    levels = {school: level for school, level, _number in by_school if school}
    pupils: dict[int, int] = {}
    for school, level, school_class, _visit, number in _visits(confirmed):
        levels[school] = level
        pupils[school_class] = max(number, pupils.get(school_class, 0))
    return Persons(
        number=sum(number for _school, _level, number in by_school),
        pupils=sum(pupils.values()),
        schools=Counter(levels.values()),
    )


def _visits(confirmed: RegistrationQuerySet) -> QuerySet[Registration, Any]:
    """School, level, class, visit and pupils: the parts of a class that splits are one visit."""
    return (
        confirmed.filter(school_class__isnull=False)
        .order_by()
        .values_list("school_class__school", "school_class__school__level", "school_class")
        .annotate(visit=Coalesce("party", 0 - F("pk")), number=Sum("pupils"))
    )
