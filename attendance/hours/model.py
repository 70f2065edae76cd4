"""What is counted, and what comes out. Ids are the caller's own numbers.

A length that may still be added to others is a ``timedelta``, to the microsecond; a number is whole
minutes, cut from a sum that is shown or compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from attendance.hours.spans import Span, length, whole_minutes


class Frame(Enum):
    """The law under which an hour counts."""

    ORIENTATION = "orientation"  # DM 328/2022 (L16)
    COURSE = "course"  # DM 934/2022 (L17)
    PLACEMENT = "placement"  # PCTO, formazione scuola-lavoro from 2025/26 (L18)


class School(Enum):
    """Kinds of school as the laws tell them apart; upper secondary ones last five years."""

    LOWER = "lower"
    ACADEMIC = "academic"
    TECHNICAL = "technical"
    VOCATIONAL = "vocational"
    UPPER = "upper"  # upper secondary, of which nobody said which track
    OTHER = "other"

    @property
    def is_upper(self) -> bool:
        return self not in (School.LOWER, School.OTHER)


class Reason(Enum):
    """Why time does not count. In words these are the caller's, with the facts of a Refusal."""

    NOT_OFFERED = "not offered"  # the activity is not offered under this law
    CLASS_UNKNOWN = "class unknown"  # nobody said which class she was in that year
    SCHOOL = "school"  # the law does not speak of her kind of school
    CLASS_YEAR = "class year"  # only the last three years; facts: class_year
    EXTRA_CURRICULAR = "extra-curricular"  # only curricular from class 3 on; facts: class_year
    NO_AGREEMENT = "no agreement"  # the school has no agreement with who offers it
    COURSE_SHORT = "course short"  # facts: planned, least
    COURSE_ONLINE = "course online"  # facts: planned, online
    COUNTED_BEFORE = "counted before"  # at the same time as another meeting; facts: meeting
    BELOW_SHARE = "below share"  # of a whole course; facts: counted, needed
    OTHER_CERTIFICATE = "other certificate"  # of a certificate; facts: course
    OUTSIDE_TARGET = "outside target"  # of a certificate: before or after the target's years


@dataclass(frozen=True, slots=True)
class Refusal:
    """``length`` that does not count, and why. Facts are ids, class years and whole minutes."""

    reason: Reason
    length: timedelta
    facts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One date of an activity: ``day`` is where it is held, ``span`` what is planned."""

    id: int
    day: date
    span: Span
    online: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Under which law an activity is offered, in lessons (``curricular``) or beside them, and
    whether an agreement with the pupil's school is in force. Who arrives within ``grace`` minutes
    of the start was there from the start."""

    frame: Frame
    curricular: bool = False
    agreement: bool = False
    grace: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """What one takes part in as a whole; for ``Frame.COURSE`` it is the course.

    Ids of meetings are unique over all activities. One offer for each frame at most.
    """

    id: int
    meetings: Sequence[Meeting]
    offers: Sequence[Offer] = ()

    def offer(self, frame: Frame) -> Offer | None:
        return next((one for one in self.offers if one.frame is frame), None)

    @property
    def planned(self) -> int:
        """How many whole minutes it lasts."""
        return whole_minutes(length(meeting.span for meeting in self.meetings))

    def grace(self, frame: Frame | None) -> int:
        """Minutes late that are in time under ``frame``; where it is not offered, or for None,
        those of the offer that forgives most."""
        offer = self.offer(frame) if frame else None
        return offer.grace if offer else max((one.grace for one in self.offers), default=0)


@dataclass(frozen=True, slots=True)
class Presence:
    """She was at a meeting (id) for ``span``, as she came and went; several where she left and
    came back."""

    meeting: int
    span: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """In which class somebody is: ``year`` 1–3 of lower, 1–5 of upper secondary school."""

    school: School
    year: int

    @property
    def is_in_last_three_years(self) -> bool:
        return self.school.is_upper and self.year >= 3


@dataclass(frozen=True, slots=True)
class Pupil:
    """``standings`` by school year ("202627"), as they were in each; and where she was."""

    standings: Mapping[str, Standing]
    presences: Sequence[Presence]


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting that somebody attended, under one frame.

    ``attended`` is what lies within the meeting's hours: what counts and what is refused together,
    with ``grace`` minutes late forgiven.
    """

    frame: Frame
    activity: int
    meeting: int
    school_year: str
    attended: timedelta
    counted: timedelta
    refusals: Sequence[Refusal] = ()
    grace: int = 0
