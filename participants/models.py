"""Young people who take part. The smallest possible record: what is not asked cannot leak."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models import TimeStampedModel
from participants.ages import age_on
from participants.enums import Occupation
from places.models import Municipality
from schools.models import School


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def of(self, user: User | AnonymousUser) -> ParticipantQuerySet:
        """The participant that ``user`` is herself."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()


class Participant(TimeStampedModel):
    """A person who takes part.

    From 14 she registers herself: she declares it, and the day she did is kept (L1). The birth
    date is asked only where an event has an age rule (L7).
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participant",
        verbose_name=_("user"),
    )
    first_name = models.CharField(_("first name"), max_length=150)
    last_name = models.CharField(_("last name"), max_length=150)
    declared_14_on = models.DateField(_("declared to be 14 or older on"), null=True, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    occupation = models.CharField(_("occupation"), max_length=10, choices=Occupation, blank=True)
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("school"),
    )
    school_year = models.PositiveSmallIntegerField(_("class year"), null=True, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("municipality of residence"),
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="participant_occupation_valid",
                condition=Q(occupation="") | Q(occupation__in=sorted(Occupation.values)),
            ),
            models.CheckConstraint(
                name="participant_school_year_valid",
                condition=Q(school_year=None) | Q(school_year__range=(1, 5)),
                violation_error_message=_("A class year goes from 1 to 5."),
            ),
            models.CheckConstraint(
                name="participant_with_account_declared_14",
                condition=Q(user=None) | Q(declared_14_on__isnull=False),
                violation_error_message=_("Who has an account declares to be 14 or older."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def age_on(self, day: date) -> int | None:
        """Her age in years on ``day``; None when the birth date was never asked."""
        return age_on(self.birth_date, day) if self.birth_date else None
