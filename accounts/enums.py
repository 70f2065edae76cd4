from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The languages we write to people in."""

    ITALIAN = "it", _("Italian")
    ENGLISH = "en", _("English")
