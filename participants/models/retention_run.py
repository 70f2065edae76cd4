"""What the nightly work on retention did."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RetentionRun(models.Model):
    """One night: how much went, by purpose. Numbers alone: of whom is what is forgotten.

    ``forgotten`` is by the code of the duty (``participants.retention``). A run that has neither
    ended nor holds its lock was broken off; the next goes on from there by itself.
    """

    day = models.DateField(_("day"))
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    stop_asked_at = models.DateTimeField(_("asked to stop at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    forgotten: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        _("forgotten"), default=dict, blank=True
    )

    class Meta:
        verbose_name = _("night of retention")
        verbose_name_plural = _("nights of retention")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="retention_run_ends_after_it_started",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)
