"""Finding a school or a municipality by what people call it.

Words are compared without case and accents, in any order; each must be in the name, the place or
the code. A name that is exactly what was typed wins over those that only contain it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from core.db import Plain
from core.forms import LookupField
from core.search import with_words, words_of
from places.models import Municipality
from programmes.models import Programme
from schools.models import School
from schools.search import TEXT

# A programme's network fits in a list of suggestions; the whole registry does not.
MOST_SUGGESTIONS = 300
# Fewer letters and digits than these are in the name of any school.
LEAST_OF_A_SCHOOL = 3


def find_schools(words: str) -> Sequence[School]:
    """Schools of the registry that ``words`` fit: names, place, ministerial code.

    None for less than three letters and digits, which would fit at random.
    """
    if sum(character.isalnum() for character in words) < LEAST_OF_A_SCHOOL:
        return []
    schools = School.objects.select_related("organisation__municipality")
    return _found(schools, words, name=F("organisation__name"), text=TEXT)


def find_municipalities(words: str) -> Sequence[Municipality]:
    """Municipalities of today that ``words`` fit: names and province."""
    text = Concat("name", Value(" "), "province", Value(" "), "other_names")
    return _found(Municipality.objects.active(), words, name=F("name"), text=text)


def school_line(school: School) -> str:
    """A school in one line that no other school has."""
    place = school.organisation.municipality
    where = f", {place.name}" if place else ""
    return f"{school.organisation.name}{where} ({school.ministerial_code})"


def network_schools(programme: int) -> Sequence[School]:
    """The schools of a programme's network (by id), to suggest; none when there are too many."""
    network = Programme.schools.through.objects.filter(programme=programme).values("school")
    schools = School.objects.filter(pk__in=network).select_related("organisation__municipality")
    rows = list(schools[: MOST_SUGGESTIONS + 1])
    return rows if len(rows) <= MOST_SUGGESTIONS else []


def school_field() -> LookupField[School]:
    """A field that cleans to a school."""
    return LookupField(
        find=find_schools,
        describe=school_line,
        label=_("School"),
        help_text=_("Write its name, for example “Galilei Milano”, or its ministerial code."),
        error_messages={"required": _("Write the name of your school.")},
    )


def municipality_field() -> LookupField[Municipality]:
    """A field that cleans to a municipality."""
    return LookupField(
        find=find_municipalities,
        describe=str,
        label=_("Municipality where you live"),
        error_messages={"required": _("Write the name of your municipality.")},
    )


def _found(rows: QuerySet[Any], words: str, *, name: F, text: Any) -> list[Any]:
    found = with_words(rows.alias(plain_name=Plain(name)), text, words_of(words))
    return _exact_first(list(found[: LookupField.MOST + 1]), found, words)


def _exact_first(rows: list[Any], found: QuerySet[Any], words: str) -> list[Any]:
    if len(rows) < 2:
        return rows
    exact = list(found.filter(plain_name=Plain(Value(words)))[: LookupField.MOST + 1])
    return exact or rows
