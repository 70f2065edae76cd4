"""A place with a host that became free, kept for somebody who had wanted it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerdays.enums import OfferStatus
from careerdays.models.ballot import Ballot
from careerdays.models.meeting import Meeting
from core.constraints import one_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration


class PlaceOfferQuerySet(models.QuerySet["PlaceOffer"]):
    def open(self, now: datetime) -> PlaceOfferQuerySet:
        """Those that keep a place at this moment: of students who still come on that day."""
        return self.unanswered(now).filter(_held())

    def forgone(self, now: datetime) -> PlaceOfferQuerySet:
        """Those of students who gave their place on that day back before they answered."""
        return self.unanswered(now).filter(~_held())

    def unanswered(self, now: datetime) -> PlaceOfferQuerySet:
        """Those whose time is not over, whoever still comes."""
        return self.filter(status=OfferStatus.OPEN, expires_at__gt=now)


def _held() -> Exists:
    """Of an offer: has its student, who is never a pupil of a class, a place on that day?"""
    held = Registration.objects.filter(
        participant=OuterRef("ballot__participant"),
        session=OuterRef("meeting__round__session"),
        status=RegistrationStatus.CONFIRMED,
    )
    return Exists(held)


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
