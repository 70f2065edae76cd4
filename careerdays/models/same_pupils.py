"""Which bookings of a class the same pupils come with."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import TimeStampedModel
from registrations.models import Registration

# Of a booking: that (id) whose slips its pupils have, itself where nothing is said.
LEADING = Coalesce("same_pupils__leading", "pk")


class SamePupilsQuerySet(models.QuerySet["SamePupils"]):
    def following(self) -> SamePupilsQuerySet:
        """Those of bookings whose pupils have the slips of another one."""
        return self.exclude(leading=F("registration"))


@tracked()
class SamePupils(TimeStampedModel):
    """Those who come with ``registration`` are the pupils of ``leading``, and have its slips.

    Every booking that the same pupils come with has a row, the leading one too, of itself: the
    database asks for it (``same_pupils_no_chains``), so that none which leads follows another. A
    booking without a row has pupils of its own. It stays when a booking is cancelled.
    """

    registration = models.OneToOneField(
        Registration,
        on_delete=models.CASCADE,
        related_name="same_pupils",
        verbose_name=_("booking of a class"),
    )
    leading = models.ForeignKey(
        Registration,
        on_delete=models.CASCADE,
        related_name="leads",
        verbose_name=_("booking with the slips"),
    )

    objects = SamePupilsQuerySet.as_manager()

    class Meta:
        verbose_name = _("same pupils")
        verbose_name_plural = _("same pupils")
        ordering = ["leading", "pk"]
        constraints = [
            # What ``same_pupils_no_chains`` of the migration points at.
            models.UniqueConstraint(fields=["registration", "leading"], name="same_pupils_once")
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} · {self.leading_id}"


def coming_with(registration: Registration) -> list[Registration]:
    """All bookings of a class with which the pupils of this one come; that with their slips first.

    Mostly it is alone. One query.
    """
    rows = Registration.objects.filter(same_pupils__leading__leads__registration=registration)
    found = list(rows.select_related("same_pupils", "school_class").order_by("pk"))
    return sorted(found, key=lambda one: one.pk != one.same_pupils.leading_id) or [registration]


def leading_of(registration: Registration) -> Registration:
    """The booking whose slips the pupils of this one have. One query."""
    return coming_with(registration)[0]


def bookings_led_by(leading: int) -> models.QuerySet[Registration, Any]:
    """The same, by the id of the booking with their slips: ids for a subquery.

    A union: an "or" between them would look at every registration.
    """
    alone = Registration.objects.filter(pk=leading, same_pupils=None)
    rows = Registration.objects.filter(same_pupils__leading=leading)
    return alone.order_by().values("pk").union(rows.order_by().values("pk"), all=True)
