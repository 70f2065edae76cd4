"""Who is where in which round, and that nobody is in two places at once."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from careerdays.models.day import Round
from careerdays.models.host import Host
from events.enums import SessionStatus
from partners.models import Professional, Room


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def taking_place(self) -> MeetingQuerySet:
        """Those of sessions that were not cancelled."""
        return self.exclude(round__session__status=SessionStatus.CANCELLED)


class Meeting(models.Model):
    """A host in a round. No row is there for a round in which she is away.

    ``during`` is the time of the round: with it the database refuses two meetings of a host, or
    in a room, at once, of whatever career days.
    """

    host = models.ForeignKey(
        Host, on_delete=models.CASCADE, related_name="meetings", verbose_name=_("host")
    )
    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="meetings", verbose_name=_("round")
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.PROTECT,
        null=True,
        related_name="meetings",
        verbose_name=_("room"),
    )
    seats = models.PositiveSmallIntegerField(_("seats"))
    during = DateTimeRangeField(_("time"))

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["round", "host"]
        constraints = [
            models.UniqueConstraint(fields=["host", "round"], name="meeting_unique"),
            models.CheckConstraint(name="meeting_has_seats", condition=Q(seats__gt=0)),
            ExclusionConstraint(
                name="meeting_one_for_a_room",
                expressions=[
                    ("room", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody else is in this room at the same time."),
            ),
            ExclusionConstraint(
                name="meeting_one_for_a_host",
                expressions=[
                    ("host", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This host has another round at the same time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.host} · {self.round}"


class Appearance(models.Model):
    """A professional at a meeting of a host that she is, or is of.

    ``during`` is the time of the meeting: with it the database refuses her at two tables at once,
    of whatever career days.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="appearances", verbose_name=_("meeting")
    )
    professional = models.ForeignKey(
        Professional,
        on_delete=models.CASCADE,
        related_name="appearances",
        verbose_name=_("professional"),
    )
    during = DateTimeRangeField(_("time"))

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["meeting", "professional"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "professional"], name="appearance_unique"),
            ExclusionConstraint(
                name="appearance_one_for_a_professional",
                expressions=[
                    ("professional", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody is at another table at the same time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.professional} · {self.meeting}"
