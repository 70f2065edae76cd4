"""What hours somebody was there for count for, under each of three laws. Pure: no Django, no clock.

One fact, "she was at this meeting from then to then", is read under each frame on its own:
orientation (L16), the courses of universities (L17), and what was called PCTO (L18). A moment
counts at most once in a frame, and may count in several: an hour of a course may be one of the
thirty hours of orientation. Of what was attended and does not count the reason is said.

A total is cut to whole minutes when all is added up (decision 0011), here and for certificates by
the same functions, ``length`` and ``whole_minutes``. A class that was booked by numbers is read as
one pupil of it.
"""

from __future__ import annotations

from attendance.hours.counting import count
from attendance.hours.courses import CourseResult, course_results
from attendance.hours.model import (
    Activity,
    Frame,
    Line,
    Meeting,
    Offer,
    Presence,
    Pupil,
    Reason,
    Refusal,
    School,
    Standing,
)
from attendance.hours.spans import Span, length, whole_minutes
from attendance.hours.statement import Name, Statement, Total, name_in, statement
from attendance.hours.target import Certificate, counted_for_target

__all__ = [
    "Activity",
    "Certificate",
    "CourseResult",
    "Frame",
    "Line",
    "Meeting",
    "Name",
    "Offer",
    "Presence",
    "Pupil",
    "Reason",
    "Refusal",
    "School",
    "Span",
    "Standing",
    "Statement",
    "Total",
    "count",
    "counted_for_target",
    "course_results",
    "length",
    "name_in",
    "statement",
    "whole_minutes",
]
