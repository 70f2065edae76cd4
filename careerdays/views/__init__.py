from __future__ import annotations

from careerdays.views.choices import choices
from careerdays.views.classes import class_timetables, code, pupil, slips
from careerdays.views.proof import proof
from careerdays.views.timetables import timetable, timetable_calendar

__all__ = [
    "choices",
    "class_timetables",
    "code",
    "proof",
    "pupil",
    "slips",
    "timetable",
    "timetable_calendar",
]
