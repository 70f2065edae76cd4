"""A day on which students meet professionals in rounds, and its rules."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.history import tracked
from core.models import TimeStampedModel
from events.enums import SessionStatus
from events.models import Event, Session


def new_seed() -> str:
    """What ties are drawn from: published with the timetable, so that anybody can draw again."""
    return secrets.token_hex(8)


class CareerDayQuerySet(models.QuerySet["CareerDay"]):
    def coordinated_by(self, user: User | AnonymousUser) -> CareerDayQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(event__in=Event.objects.coordinated_by(user).values("pk"))

    def locked(self, pk: int) -> CareerDay:
        """The one of ``pk``, which nobody else changes until the transaction ends.

        Its key stays free: whoever makes a ballot, which refers to it, waits for nobody.
        """
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


@tracked()
class CareerDay(TimeStampedModel):
    """The encounters of an event, whose sessions are its days: people register for a day first.

    ``seed`` decides between equal answers of the allocation.
    """

    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, related_name="career_day", verbose_name=_("event")
    )
    rounds_each = models.PositiveSmallIntegerField(_("encounters for each student"), default=6)
    most_choices = models.PositiveSmallIntegerField(
        _("choices for each student"),
        default=10,
        help_text=_("How many hosts a student puts in order; more than she meets is better."),
    )
    first_choices = models.PositiveSmallIntegerField(
        _("one among the first"),
        default=3,
        help_text=_("Everybody gets one of her first so many choices where it can be had."),
    )
    most_of_one_school = models.PositiveSmallIntegerField(
        _("most students of one school with a host at once"),
        null=True,
        blank=True,
        help_text=_("Leave empty for no limit."),
    )
    choices_open_at = models.DateTimeField(_("choices open at"))
    choices_close_at = models.DateTimeField(_("choices close at"))
    seed = models.CharField(
        _("seed of the draw"),
        max_length=40,
        default=new_seed,
        help_text=_("Published with the timetable: it decides between equal answers."),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)

    objects = CareerDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("career day")
        verbose_name_plural = _("career days")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="career_day_rounds_positive",
                condition=Q(rounds_each__range=(1, 30)),
                violation_error_message=_("Write 1 to 30 encounters."),
            ),
            models.CheckConstraint(
                name="career_day_choices_positive",
                condition=Q(most_choices__range=(1, 30), first_choices__lte=F("most_choices")),
                violation_error_message=_(
                    "Write 1 to 30 choices, and no more first choices than choices."
                ),
            ),
            models.CheckConstraint(
                name="career_day_school_positive",
                condition=Q(most_of_one_school=None) | Q(most_of_one_school__gt=0),
                violation_error_message=_("Write at least 1, or leave it empty for no limit."),
            ),
            models.CheckConstraint(
                name="career_day_choices_close_later",
                condition=Q(choices_close_at__gt=F("choices_open_at")),
                violation_error_message=_("Choices close after they open."),
            ),
        ]

    def __str__(self) -> str:
        return self.event.title

    def takes_choices(self, now: datetime) -> bool:
        """May students choose, or choose again, at this moment?"""
        return self.choices_open_at <= now and self.is_undecided(now)

    def is_undecided(self, now: datetime) -> bool:
        """Are choices not closed yet, whether or not they are open?"""
        return now < self.choices_close_at and self.published_at is None

    def rounds_to_fill(self, now: datetime) -> RoundQuerySet:
        """In which a host who is entered now can be: once timetables are out, those to come."""
        rounds = Round.objects.filter(career_day=self).taking_place()
        return rounds.filter(starts_at__gt=now) if self.published_at else rounds

    def has_fixed_seed(self, now: datetime) -> bool:
        """May the seed change no more? From when anybody may choose, or has chosen.

        Who knows the choices could otherwise look for a seed that serves somebody.
        """
        has_begun = self.choices_open_at <= now or self.published_at is not None
        return has_begun or self.ballots.filter(changed_at__isnull=False).exists()


class RoundQuerySet(models.QuerySet["Round"]):
    def taking_place(self) -> RoundQuerySet:
        """Those of sessions that were not cancelled."""
        return self.exclude(session__status=SessionStatus.CANCELLED)


@tracked()
class Round(models.Model):
    """A stretch of time of a day in which every student meets one host. Times are UTC."""

    career_day = models.ForeignKey(
        CareerDay, on_delete=models.CASCADE, related_name="rounds", verbose_name=_("career day")
    )
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("day")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"],
                name="round_number_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="round_ends_later",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("A round ends after it begins."),
            ),
            ExclusionConstraint(
                name="round_one_at_a_time",
                expressions=[
                    ("session", RangeOperators.EQUAL),
                    (
                        Func(F("starts_at"), F("ends_at"), function="tstzrange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Two rounds of a day are at the same time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
