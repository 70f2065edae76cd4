"""Who completed a course of a university (L17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from attendance.hours.model import Activity, Frame, Line, Reason, Refusal
from attendance.hours.refusing import course_fault
from attendance.hours.spans import whole_minutes

# A certificate needs 70 % of the hours: 10 h 30 of 15 h.
NEEDED, OF = 7, 10


@dataclass(frozen=True, slots=True)
class CourseResult:
    """A course that a pupil attended: whole minutes planned, counted, needed for a certificate.

    ``refusal`` says why there is none: the course's own fault, or the minutes that are missing.
    """

    course: int
    planned: int
    counted: int
    needed: int
    refusal: Refusal | None

    @property
    def earns_certificate(self) -> bool:
        return self.refusal is None


def course_results(
    lines: Iterable[Line], activities: Sequence[Activity]
) -> tuple[CourseResult, ...]:
    """Of each course among ``activities`` that ``lines`` of ``Frame.COURSE`` name.

    What does not count for the pupil is missing here; its lines say why.
    """
    counted: dict[int, timedelta] = {}
    for line in lines:
        counted[line.activity] = counted.get(line.activity, timedelta()) + line.counted
    return tuple(
        _result(one, whole_minutes(counted[one.id]))
        for one in activities
        if one.id in counted and one.offer(Frame.COURSE)
    )


def _result(course: Activity, counted: int) -> CourseResult:
    planned = course.planned
    needed = -(-planned * NEEDED // OF)
    return CourseResult(course.id, planned, counted, needed, _refusal(course, counted, needed))


def _refusal(course: Activity, counted: int, needed: int) -> Refusal | None:
    missing = timedelta(minutes=max(needed - counted, 0))
    if fault := course_fault(course):
        return Refusal(fault[0], missing, fault[1])
    if missing:
        return Refusal(Reason.BELOW_SHARE, missing, {"counted": counted, "needed": needed})
    return None
