"""Which pupils of a class were there, where not all of it was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import TimeStampedModel
from events.models import Occurrence
from registrations.models import RosterEntry


@tracked()
class NamedPresence(TimeStampedModel):
    """A named pupil of a class was there on one date: somebody of her school ticked her name.

    A door counts a class. Where all of it came nothing has to be ticked (``attendance/pupils.py``).
    """

    entry = models.ForeignKey(
        RosterEntry,
        on_delete=models.CASCADE,
        related_name="presences",
        verbose_name=_("pupil of a class"),
    )
    occurrence = models.ForeignKey(
        Occurrence,
        on_delete=models.PROTECT,
        related_name="named_presences",
        verbose_name=_("date"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="named_presences_recorded",
        verbose_name=_("recorded by"),
    )

    class Meta:
        verbose_name = _("pupil ticked by name")
        verbose_name_plural = _("pupils ticked by name")
        ordering = ["occurrence", "entry"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "occurrence"], name="named_presence_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} · {self.occurrence_id}"
