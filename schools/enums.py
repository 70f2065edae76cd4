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
    # The registry has kinds that our table does not: nobody guesses what they are.
    UNKNOWN = "", _("Not known")


class Track(models.TextChoices):
    """The track of an upper secondary school."""

    ACADEMIC = "liceo", _("Academic (liceo)")
    TECHNICAL = "tecnico", _("Technical")
    VOCATIONAL = "professionale", _("Vocational")
    UNKNOWN = "", _("Not known")


class Registry(models.TextChoices):
    """Which of the ministry's four files a school stands in."""

    STATE = "STAT", _("State school")
    EQUAL = "PAR", _("Recognised school (paritaria)")
    AUTONOMOUS_STATE = "AUTSTAT", _("State school of Aosta, Trento or Bolzano")
    AUTONOMOUS_EQUAL = "AUTPAR", _("Recognised school of Aosta, Trento or Bolzano")
    NONE = "", _("Not from the registry")


class TeacherStatus(models.TextChoices):
    """How far somebody is who says that she teaches at a school."""

    WAITING = "waiting", _("Awaiting verification")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")
    REMOVED = "removed", _("Removed")
    LEFT = "left", _("Left the school")


class Proof(models.TextChoices):
    """What shows that somebody teaches at a school."""

    ADDRESS = "address", _("An address of the school")
    COORDINATOR = "coordinator", _("A coordinator")
    COLLEAGUE = "colleague", _("A colleague's invitation")
    NONE = "", _("Nothing yet")
