"""What a coordinator decides by hand: before the allocation, or of a timetable that is out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careerdays.models.ballot import Ballot
from careerdays.models.day import CareerDay, Round
from careerdays.models.host import Host
from core.history import tracked
from core.models import TimeStampedModel


class PinQuerySet(models.QuerySet["Pin"]):
    def coordinated_by(self, user: User | AnonymousUser) -> PinQuerySet:
        """Those of the career days that ``user`` coordinates."""
        days = CareerDay.objects.coordinated_by(user).values("pk")
        return self.filter(ballot__career_day__in=days)

    def parting(self) -> PinQuerySet:
        """Those by which a student does not meet a host any more, in whatever round."""
        return self.filter(is_met=False)


@tracked()
class Pin(TimeStampedModel):
    """A student meets a host whatever the choices say; in any round where none is named.

    When timetables are out it is the last decision about the two, and ``is_met`` may be false:
    she does not meet her any more. Its history has those before.
    """

    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="pins", verbose_name=_("ballot")
    )
    host = models.ForeignKey(
        Host, on_delete=models.CASCADE, related_name="pins", verbose_name=_("host")
    )
    round = models.ForeignKey(
        Round,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="pins",
        verbose_name=_("round"),
        help_text=_("Leave empty where any round will do."),
    )
    is_met = models.BooleanField(
        _("meets"), default=True, db_default=True, help_text=_("No: not any more.")
    )
    reason = models.CharField(
        _("reason"), max_length=200, help_text=_("For whoever reads it later; nothing of health.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="pins",
        verbose_name=_("made by"),
        editable=False,
    )

    objects = PinQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision by hand")
        verbose_name_plural = _("decisions by hand")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "host"],
                name="pin_once",
                violation_error_message=_("This is decided already."),
            ),
            models.UniqueConstraint(
                fields=["ballot", "round"],
                condition=Q(round__isnull=False),
                name="pin_one_at_a_time",
                violation_error_message=_(
                    "In this round somebody else is decided for this student."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ballot} · {self.host}"
