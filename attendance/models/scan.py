"""What a door saw, as it was sent: the log from which stays are made."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from attendance.enums import Direction
from core.constraints import one_of
from events.models import Occurrence
from registrations.models import Registration


class Scan(models.Model):
    """A ticket was shown at a door.

    Rows are only added: phones without a network send theirs late and in any order, and the stays
    (``Attendance``) are what the scans say in the order of ``at``. ``key`` is made where the
    ticket was shown, so that the same scan sent twice is one. ``said_at`` is what the clock of
    that phone said, ``at`` what we believe: never in the future, never before the door opened.
    What is taken back keeps its row with ``voided_at``.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(
        Registration,
        on_delete=models.PROTECT,
        related_name="scans",
        verbose_name=_("registration"),
        db_index=False,  # scan_of_registration begins with it
    )
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.PROTECT, related_name="scans", verbose_name=_("date")
    )
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    at = models.DateTimeField(_("scanned at"))
    said_at = models.DateTimeField(_("scanned at, by the phone’s clock"))
    received_at = models.DateTimeField(_("received at"))
    present = models.PositiveSmallIntegerField(_("people present"), null=True, blank=True)
    door = models.CharField(_("door"), max_length=40, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="scans",
        verbose_name=_("recorded by"),
    )
    voided_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["registration", "occurrence", "at"], name="scan_of_registration")
        ]
        constraints = [
            one_of("direction", Direction, name="scan_direction_valid"),
            models.CheckConstraint(
                name="scan_not_from_the_future", condition=Q(at__lte=models.F("received_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()} · {self.at}"

    @property
    def is_in(self) -> bool:
        return self.direction == Direction.IN
