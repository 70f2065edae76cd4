"""Who came: one fact for each claim and date."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attendance.enums import Source
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event, Occurrence
from registrations.models import Registration


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def coordinated_by(self, user: User | AnonymousUser) -> AttendanceQuerySet:
        """Those at the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(registration__session__event__in=Event.objects.coordinated_by(user))


@tracked()
class Attendance(TimeStampedModel):
    """A registration's people were there on one date: ``present`` of them.

    For a person it is herself and who came along, for a class by numbers how many came. The first
    who says so wins; a correction is a change of the row, which the history keeps.
    """

    registration = models.ForeignKey(
        Registration,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("registration"),
    )
    occurrence = models.ForeignKey(
        Occurrence,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("date"),
    )
    present = models.PositiveSmallIntegerField(_("people present"))
    source = models.CharField(_("how it is known"), max_length=6, choices=Source)
    arrived_at = models.DateTimeField(_("arrived at"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="attendances_recorded",
        verbose_name=_("recorded by"),
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["-arrived_at", "-pk"]
        constraints = [
            one_of("source", Source, name="attendance_source_valid"),
            models.UniqueConstraint(
                fields=["registration", "occurrence"], name="attendance_once_a_date"
            ),
            models.CheckConstraint(
                name="attendance_somebody_was_there",
                condition=Q(present__range=(1, 100)),
                violation_error_message=_("Write how many came: at least one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} · {self.occurrence}"
