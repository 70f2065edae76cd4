"""What a school is. Levels and tracks as the ministry's registry tells them apart."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The level of a school."""

    PRE_PRIMARY = "infanzia", _("Pre-primary school")
    PRIMARY = "primaria", _("Primary school")
    LOWER_SECONDARY = "medie", _("Lower secondary school")
    UPPER_SECONDARY = "superiori", _("Upper secondary school")
    ADULTS = "adulti", _("Adult education")
    INSTITUTE = "istituto", _("Institute with several levels")


class Track(models.TextChoices):
    """The track of an upper secondary school."""

    ACADEMIC = "liceo", _("Academic (liceo)")
    TECHNICAL = "tecnico", _("Technical")
    VOCATIONAL = "professionale", _("Vocational")
    UNKNOWN = "", _("Not known")
