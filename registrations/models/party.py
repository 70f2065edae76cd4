"""Registrations that stand or fall together."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import TimeStampedModel


class Party(TimeStampedModel):
    """A family in one session, or a class that splits over several: all get seats, or none.

    Once they have them each may be cancelled alone.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.key)
