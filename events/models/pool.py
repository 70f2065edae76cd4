"""Seats of a session that are kept for somebody."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from events.enums import PoolKind
from participants.enums import Gender


class SeatPoolQuerySet(models.QuerySet["SeatPool"]):
    def rows(self) -> models.QuerySet[SeatPool, dict[str, Any]]:
        """Each pool as the one value that ``events/facts.py`` reads."""
        row = JSONObject(
            id="pk",
            session="session",
            kind="kind",
            left=F("seats") - F("taken"),
            lapses_at="lapses_at",
            gender="gender",
            minimum="minimum",
            maximum="maximum",
        )
        return self.order_by("pk").values_list(row, flat=True)


@tracked(exclude=["taken"])
class SeatPool(models.Model):
    """Seats that only a group may take, until they lapse and are everybody's.

    The group takes from its pool first and from the other seats after it. ``taken`` is counted
    under the session's lock by the services of registrations.
    """

    session = models.ForeignKey(
        "events.Session", on_delete=models.CASCADE, related_name="pools", verbose_name=_("session")
    )
    kind = models.CharField(_("kept for"), max_length=11, choices=PoolKind)
    seats = models.PositiveSmallIntegerField(_("seats"))
    gender = models.CharField(_("gender"), max_length=8, choices=Gender, blank=True)
    minimum = models.PositiveSmallIntegerField(_("from class year"), null=True, blank=True)
    maximum = models.PositiveSmallIntegerField(_("to class year"), null=True, blank=True)
    lapses_at = models.DateTimeField(
        _("everybody's from"),
        null=True,
        blank=True,
        help_text=_("Seats that nobody took by then are free for all. Leave empty for never."),
    )
    taken = models.PositiveSmallIntegerField(_("seats taken"), default=0, editable=False)

    objects = SeatPoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("seats kept")
        verbose_name_plural = _("seats kept")
        ordering = ["pk"]
        constraints = [
            one_of("kind", PoolKind, name="pool_kind_valid"),
            models.CheckConstraint(
                name="pool_has_seats",
                condition=Q(seats__gt=0),
                violation_error_message=_("Keep at least one seat."),
            ),
            models.CheckConstraint(
                name="pool_not_overbooked",
                condition=Q(taken__lte=F("seats")),
                violation_error_message=_("There cannot be fewer seats than those taken."),
            ),
            models.CheckConstraint(
                name="pool_has_what_its_kind_needs",
                condition=(Q(kind=PoolKind.GENDER) & ~Q(gender="") & Q(minimum=None, maximum=None))
                | (
                    Q(kind=PoolKind.SCHOOL_YEAR, gender="")
                    & (Q(minimum__isnull=False) | Q(maximum__isnull=False))
                )
                | Q(
                    kind__in=[PoolKind.NETWORK, PoolKind.CLASSES, PoolKind.INDIVIDUALS],
                    gender="",
                    minimum=None,
                    maximum=None,
                ),
                violation_error_message=_(
                    "Say for which gender or class years, and only where it is kept for them."
                ),
            ),
            models.CheckConstraint(
                name="pool_years_in_order",
                condition=Q(minimum=None) | Q(maximum=None) | Q(minimum__lte=F("maximum")),
                violation_error_message=_("The first bound cannot be higher than the second."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.seats}"
