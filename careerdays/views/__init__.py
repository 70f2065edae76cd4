from __future__ import annotations

from careerdays.views.choices import choices
from careerdays.views.classes import code, pupil, slips
from careerdays.views.timetables import timetable, timetable_calendar

__all__ = ["choices", "code", "pupil", "slips", "timetable", "timetable_calendar"]
