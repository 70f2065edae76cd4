"""What a school transcribes of one pupil (L19): her hours under each frame, with every reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from attendance.hours import spans
from attendance.hours.counting import attended_meetings, count
from attendance.hours.courses import CourseResult, course_results
from attendance.hours.model import Activity, Frame, Line, Pupil, School

# Thirty hours of orientation in each school year (L16).
ORIENTATION_MINUTES = 30 * 60
# At least so many over the last three years (L18).
PLACEMENT_MINUTES = {
    School.ACADEMIC: 90 * 60,
    School.TECHNICAL: 150 * 60,
    School.VOCATIONAL: 210 * 60,
}
FIRST_YEAR_OF_NEW_NAME = "202526"


class Name(Enum):
    """How the hours of L18 are called; in words these are the caller's."""

    PCTO = "PCTO"
    FSL = "formazione scuola-lavoro"


@dataclass(frozen=True, slots=True)
class Total:
    """Whole minutes counted, and those that the law asks for: None where it asks nothing of her, or
    where nobody said which kind of school she is in."""

    counted: int
    asked: int | None

    @property
    def missing(self) -> int:
        return max((self.asked or 0) - self.counted, 0)


@dataclass(frozen=True, slots=True)
class Statement:
    """``attended``: whole minutes that she was anywhere. No frame has more; they are never added.

    ``orientation`` by school year, ``placement`` over all years.
    """

    attended: int
    orientation: Mapping[str, Total]
    courses: Sequence[CourseResult]
    placement: Total
    lines: Sequence[Line]


def statement(pupil: Pupil, activities: Sequence[Activity]) -> Statement:
    """All that ``pupil`` did, read under each frame."""
    where = attended_meetings(pupil, activities)
    by_frame = {frame: count(frame, pupil, activities) for frame in Frame}
    return Statement(
        attended=spans.whole_minutes(spans.length(piece for one in where for piece in one.pieces)),
        orientation=_orientation(pupil, by_frame[Frame.ORIENTATION]),
        courses=course_results(by_frame[Frame.COURSE], activities),
        placement=_placement(pupil, by_frame[Frame.PLACEMENT]),
        lines=tuple(line for lines in by_frame.values() for line in lines),
    )


def name_in(school_year: str) -> Name:
    """How the hours of L18 are called in a school year ("202526")."""
    return Name.FSL if school_year >= FIRST_YEAR_OF_NEW_NAME else Name.PCTO


def _orientation(pupil: Pupil, lines: Sequence[Line]) -> Mapping[str, Total]:
    """A total for each school year of which her class is known or in which she attended."""
    years = sorted({*pupil.standings, *(line.school_year for line in lines)})
    return {
        year: Total(
            _counted(line for line in lines if line.school_year == year),
            _orientation_asked(pupil, year),
        )
        for year in years
    }


def _orientation_asked(pupil: Pupil, year: str) -> int | None:
    standing = pupil.standings.get(year)
    if standing is None or standing.school is School.OTHER:
        return None
    return ORIENTATION_MINUTES


def _placement(pupil: Pupil, lines: Sequence[Line]) -> Total:
    """Whoever changes school is asked what the last one asks."""
    last = max((year for year, one in pupil.standings.items() if one.school.is_upper), default="")
    standing = pupil.standings.get(last)
    asked = PLACEMENT_MINUTES.get(standing.school) if standing else None
    return Total(_counted(lines), asked)


def _counted(lines: Iterable[Line]) -> int:
    """The whole minutes that count in ``lines`` together."""
    return spans.whole_minutes(sum((line.counted for line in lines), timedelta()))
