from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Occupation(models.TextChoices):
    """What a participant does now. Some programmes are only for people out of work."""

    STUDENT = "student", _("I study")
    WORKING = "working", _("I work")
    UNEMPLOYED = "unemployed", _("I am looking for work")
    OTHER = "other", _("Something else")
