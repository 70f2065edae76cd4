"""Filters of the tables of career days."""

from __future__ import annotations

from careerdays.problems import HOST_PROBLEMS
from core.admin.problems import ProblemFilter
from programmes.admin_filters import OfProgramme


class DaysOfProgramme(OfProgramme):
    path = "career_day__event__programme"


class HostProblems(ProblemFilter):
    problems = HOST_PROBLEMS
