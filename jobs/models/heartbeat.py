"""Work done in the background, and whether it still is."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """The last time a background process showed that it works.

    One row a process (``worker``): beat puts a task in the queue every minute, a worker writes
    here, and ``/healthz`` reads it. A row that is too old means that mails and offers stand still.
    """

    STALE_AFTER = timedelta(minutes=5)

    name = models.CharField(_("name"), max_length=40, unique=True)
    beaten_at = models.DateTimeField(_("last beat"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_alive(self) -> bool:
        return self.beaten_at > timezone.now() - self.STALE_AFTER
