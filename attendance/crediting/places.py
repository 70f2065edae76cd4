"""In which school and class somebody was, school year by school year (L20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from attendance.hours import School as Kind
from attendance.hours import Standing
from core.history.tables import histories_of
from participants.models import Participant
from registrations.models import RosterEntry
from schools.enums import Level, Track
from schools.models import School

KINDS = {
    Level.LOWER_SECONDARY: Kind.LOWER,
    Level.PRE_PRIMARY: Kind.OTHER,
    Level.PRIMARY: Kind.OTHER,
    Level.ADULTS: Kind.OTHER,
}
TRACKS = {
    Track.ACADEMIC: Kind.ACADEMIC,
    Track.TECHNICAL: Kind.TECHNICAL,
    Track.VOCATIONAL: Kind.VOCATIONAL,
    Track.UNKNOWN: Kind.UPPER,
}
LAST_YEARS = {Kind.LOWER: 3, Kind.OTHER: 5}


@dataclass(frozen=True, slots=True)
class Place:
    """A school and a class year; ``school`` may have an institute, which signs for it."""

    school: School
    year: int | None

    @property
    def signs(self) -> frozenset[int]:
        """The schools (ids) whose agreements are hers: her own, and its institute."""
        return frozenset(pk for pk in (self.school.pk, self.school.institute_id) if pk)

    @property
    def standing(self) -> Standing | None:
        """None where nobody knows the kind of school, or its year cannot be."""
        kind = kind_of(self.school)
        if kind is None or self.year is None or self.year > LAST_YEARS.get(kind, 5):
            return None
        return Standing(kind, self.year)


Places = Mapping[str, Place]


def kind_of(school: School) -> Kind | None:
    """A school as the laws tell it apart; None for an institute of several levels."""
    if school.level == Level.UPPER_SECONDARY:
        return TRACKS[Track(school.track)]
    return KINDS.get(Level(school.level))


def places_of(people: Collection[int], roster: Iterable[RosterEntry]) -> dict[int, Places]:
    """The places of participants (ids), by school year.

    A class's list says it best. A profile says it of the school year that was asked, and of no
    other: nobody guesses whether somebody was moved up. Two queries.
    """
    said = _said(people)
    found: dict[int, dict[str, Place]] = defaultdict(dict)
    schools = School.objects.in_bulk({school for _who, _year, school, _class in said})
    for who, year, school, class_year in said:
        found[who][year] = Place(schools[school], class_year)
    for entry in roster:
        school_class = entry.registration.school_class
        if school_class is not None:
            place = Place(school_class.school, school_class.year)
            found[entry.participant_id][school_class.school_year] = place
    return dict(found)


def _said(people: Collection[int]) -> list[tuple[int, str, int, int | None]]:
    """(participant, school year, school, class year) that profiles said, the last of each year."""
    [history] = histories_of(Participant)
    rows: Any = history._default_manager.filter(pgh_obj__in=people).exclude(pgh_label="delete")
    told = rows.exclude(class_said_in="").order_by("pgh_created_at", "pgh_id")
    columns = told.values_list("pgh_obj", "class_said_in", "school", "school_year")
    last = {(who, year): (school, class_year) for who, year, school, class_year in columns}
    return [(*key, school, year) for key, (school, year) in last.items() if school is not None]
