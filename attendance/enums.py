from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """How somebody's presence became known."""

    DOOR = "door", _("At the door")
    LIST = "list", _("From a list")
    IMPORT = "import", _("From a file")
    ONLINE = "online", _("From the log of the online room")
