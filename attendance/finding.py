"""Who is it? At a door somebody is looked for by what she says of herself."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from attendance.access import expected_at
from core.db import Plain
from events.models import Occurrence
from participants.limits import not_limited
from registrations.models import Registration, RosterEntry

MOST_FOUND, MOST_WORDS = 20, 6
NAME = ("participant__first_name", Value(" "), "participant__last_name")
CLASS = ("school_class__year", "school_class__section", Value(" "))
SCHOOL = "school__organisation__name"


def named(occurrence: Occurrence, words: str) -> list[Registration]:
    """Who has a place and is called so, whatever the accents: each word is found somewhere.

    A person by her name, school and class year; a class by its name, its school and its pupils.
    Of who limited the use of her data only the name is looked at (L9).
    """
    held: QuerySet[Any] = expected_at(occurrence).alias(
        called=_plain(*NAME, Value(" "), *CLASS, f"school_class__{SCHOOL}"),
        of_school=_plain(f"participant__{SCHOOL}", Value(" "), "participant__school_year"),
    )
    usable = not_limited("participant")
    for word in words.split()[:MOST_WORDS]:
        said = Plain(Value(word))
        held = held.filter(
            Q(called__contains=said)
            | usable & Q(of_school__contains=said)
            | Exists(_pupils().filter(called__contains=said))
        )
    return list(held[:MOST_FOUND])


def _pupils() -> QuerySet[Any]:
    """Those on the list of a class."""
    return RosterEntry.objects.filter(
        not_limited("participant"), registration=OuterRef("pk"), participant__erased_at=None
    ).alias(called=_plain(*NAME))


def _plain(*parts: Any) -> Plain:
    return Plain(Concat(*parts, output_field=CharField()))
