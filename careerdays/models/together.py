"""Who asked to meet the same hosts at the same time."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careerdays.models.day import CareerDay
from core.history import tracked
from core.models import TimeStampedModel
from participants.limits import named_to_staff
from registrations.enums import RegistrationStatus
from registrations.models import Party, Registration


class TogetherQuerySet(models.QuerySet["Together"]):
    def coordinated_by(self, user: User | AnonymousUser) -> TogetherQuerySet:
        """Those of the career days that ``user`` coordinates."""
        days = CareerDay.objects.coordinated_by(user).values("pk")
        return self.filter(career_day__in=days)


@tracked()
class Together(TimeStampedModel):
    """All who came in one party, or all pupils of a class's booking, stay together.

    Whether they can is for the allocation, which lets apart who cannot and says so.
    """

    career_day = models.ForeignKey(
        CareerDay, on_delete=models.CASCADE, related_name="together", verbose_name=_("career day")
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="together",
        verbose_name=_("party"),
    )
    registration = models.ForeignKey(
        Registration,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="together",
        verbose_name=_("booking of a class"),
    )

    objects = TogetherQuerySet.as_manager()

    class Meta:
        verbose_name = _("people who stay together")
        verbose_name_plural = _("people who stay together")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["career_day", "party"],
                name="together_party_once",
                violation_error_message=_("They stay together already."),
            ),
            models.UniqueConstraint(
                fields=["career_day", "registration"],
                name="together_class_once",
                violation_error_message=_("They stay together already."),
            ),
            models.CheckConstraint(
                name="together_party_or_class",
                condition=Q(party__isnull=False, registration=None)
                | Q(party=None, registration__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.career_day} · {self.who}"

    @property
    def who(self) -> str:
        """A class, or the names of who came in the party and has a place, in words for staff."""
        if self.registration:
            return str(self.registration.school_class)
        there = self.party.registrations.all() if self.party else []
        return ", ".join(
            named_to_staff(one.participant)
            for one in there
            if one.participant and one.status == RegistrationStatus.CONFIRMED
        )
