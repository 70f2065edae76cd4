"""Who came: one fact for each claim, date and stay."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attendance.enums import Source
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event, Occurrence
from participants.limits import not_limited
from registrations.models import Registration


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def coordinated_by(self, user: User | AnonymousUser) -> AttendanceQuerySet:
        """Those at the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(registration__session__event__in=Event.objects.coordinated_by(user))

    def shown_to_staff(self) -> AttendanceQuerySet:
        """Without those of who limited the use of her data (L9)."""
        return self.filter(not_limited("registration__participant"))

    def inside(self) -> AttendanceQuerySet:
        """Those who have not gone out."""
        return self.filter(left_at=None)

    def that_count(self) -> AttendanceQuerySet:
        """Those at a date of the session that the registration is for.

        A door opens before the start: who was scanned there and moved to another session keeps the
        row, and was not at that session.
        """
        return self.filter(occurrence__session=F("registration__session"))


@tracked()
class Attendance(TimeStampedModel):
    """A registration's people were there on one date, from when to when: ``present`` of them.

    For a person it is herself and who came along, for a class by numbers how many came. Who goes
    out and comes back has a row for each stay; ``left_at`` is None for who stays until the end.
    The first who says that somebody is here wins; a correction changes the row, and the history
    keeps what it was. ``presence.py`` reads minutes from these rows.
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
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    door = models.CharField(_("door"), max_length=40, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="attendances_recorded",
        verbose_name=_("recorded by"),
    )
    reason = models.CharField(
        _("why it was corrected"),
        max_length=300,
        blank=True,
        db_default="",
        help_text=_("Written by whoever changed what a door, a file or a log said."),
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["-arrived_at", "-pk"]
        constraints = [
            one_of("source", Source, name="attendance_source_valid"),
            ExclusionConstraint(
                name="attendance_not_twice_at_once",
                expressions=[
                    ("registration", RangeOperators.EQUAL),
                    ("occurrence", RangeOperators.EQUAL),
                    (
                        Func(
                            F("arrived_at"),
                            F("left_at"),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                deferrable=models.Deferrable.IMMEDIATE,
                violation_error_message=_("They are written down as present at that time already."),
            ),
            models.CheckConstraint(
                name="attendance_left_after_arriving",
                condition=Q(left_at=None) | Q(left_at__gte=F("arrived_at")),
                violation_error_message=_("Nobody leaves before arriving."),
            ),
            models.CheckConstraint(
                name="attendance_somebody_was_there",
                condition=Q(present__range=(1, 100)),
                violation_error_message=_("Write how many came: at least one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} · {self.occurrence}"
