from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Which way somebody goes through a door."""

    IN = "in", _("In")
    OUT = "out", _("Out")


class Source(models.TextChoices):
    """How somebody's presence became known."""

    DOOR = "door", _("At the door")
    LIST = "list", _("From a list")
    IMPORT = "import", _("From a file")
    ONLINE = "online", _("From the log of the online room")


class Law(models.TextChoices):
    """Under which law hours count; the values are those of ``hours.Frame``."""

    ORIENTATION = "orientation", _("Orientation (DM 328/2022)")
    COURSE = "course", _("Orientation course of a university (DM 934/2022)")
    PLACEMENT = "placement", _("School-work training (formerly PCTO)")


class Audience(models.TextChoices):
    """Who answers the questions after the day."""

    STUDENT = "student", _("Students")
    TEACHER = "teacher", _("Teachers")
    HOST = "host", _("Hosts")
