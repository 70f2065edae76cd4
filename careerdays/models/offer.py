"""A place with a host that became free, kept for somebody who had wanted it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerdays.enums import OfferStatus
from careerdays.models.ballot import Ballot
from careerdays.models.meeting import Meeting
from core.constraints import one_of


class PlaceOfferQuerySet(models.QuerySet["PlaceOffer"]):
    def open(self, now: datetime) -> PlaceOfferQuerySet:
        """Those that keep a place at this moment."""
        return self.filter(status=OfferStatus.OPEN, expires_at__gt=now)


class PlaceOffer(models.Model):
    """One place of a meeting, kept for a student until ``expires_at``; nobody is asked twice."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="offers", verbose_name=_("meeting")
    )
    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="offers", verbose_name=_("ballot")
    )
    status = models.CharField(
        _("status"), max_length=8, choices=OfferStatus, default=OfferStatus.OPEN
    )
    offered_at = models.DateTimeField(_("offered at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))

    objects = PlaceOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of a place")
        verbose_name_plural = _("offers of places")
        ordering = ["pk"]
        constraints = [
            one_of("status", OfferStatus, name="place_offer_status_valid"),
            models.UniqueConstraint(fields=["meeting", "ballot"], name="place_offer_once"),
            models.CheckConstraint(
                name="place_offer_expires_later", condition=Q(expires_at__gt=models.F("offered_at"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_at"],
                name="place_offer_open",
                condition=Q(status=OfferStatus.OPEN),
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.ballot}"
