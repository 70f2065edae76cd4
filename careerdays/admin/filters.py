"""Filters of the tables of career days."""

from __future__ import annotations

from programmes.admin_filters import OfProgramme


class DaysOfProgramme(OfProgramme):
    path = "career_day__event__programme"
