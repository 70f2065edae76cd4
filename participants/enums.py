from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Occupation(models.TextChoices):
    """What a participant does now. Some programmes are only for people out of work."""

    STUDENT = "student", _("I study")
    WORKING = "working", _("I work")
    UNEMPLOYED = "unemployed", _("I am looking for work")
    OTHER = "other", _("Something else")


class Question(StrEnum):
    """What a form may ask of a person: only what is missing and needed is asked (L7)."""

    NAME = "name"
    IS_14 = "is_14"
    BIRTH_DATE = "birth_date"
    SCHOOL = "school"
    SCHOOL_YEAR = "school_year"
    MUNICIPALITY = "municipality"
    OCCUPATION = "occupation"
