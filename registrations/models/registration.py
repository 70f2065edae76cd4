"""Who is coming."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.models import TimeStampedModel
from events.models import Event, Occurrence, Session
from participants.models import Participant
from registrations.codes import new_code
from registrations.enums import EndReason, RegistrationStatus


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def active(self) -> RegistrationQuerySet:
        return self.filter(status__in=RegistrationStatus.ACTIVE)

    def holding(self) -> RegistrationQuerySet:
        """Registrations that hold seats."""
        return self.filter(status__in=RegistrationStatus.HOLDING)

    def in_line(self) -> RegistrationQuerySet:
        """The waiting list, first come first."""
        return self.filter(status=RegistrationStatus.WAITING).order_by("queued_at", "pk")

    def of(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """The registrations of ``user`` herself."""
        return self.filter(participant__user=user.pk) if user.is_authenticated else self.none()

    def visible_to(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """Her own, and for a coordinator those of the events she coordinates."""
        if not user.is_authenticated:
            return self.none()
        coordinated = Event.objects.coordinated_by(user).values("pk")
        return self.filter(Q(participant__user=user.pk) | Q(session__event__in=coordinated))

    def coordinated_by(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(session__event__in=Event.objects.coordinated_by(user))


class Registration(TimeStampedModel):
    """A claim on seats of a session by one participant, with her companions.

    The row is never deleted and its status moves only in ``registrations/services``.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("ticket code"), max_length=7, default=new_code, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="registrations", verbose_name=_("session")
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        related_name="registrations",
        verbose_name=_("participant"),
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=1, help_text=_("The participant's and those of who comes with her.")
    )
    status = models.CharField(_("status"), max_length=9, choices=RegistrationStatus)
    queued_at = models.DateTimeField(_("in line since"), default=timezone.now)
    times_passed = models.PositiveSmallIntegerField(_("times passed"), default=0)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    offer_expires_at = models.DateTimeField(_("offer expires at"), null=True, blank=True)
    choose_by = models.DateTimeField(
        _("to choose by"),
        null=True,
        blank=True,
        help_text=_("A moved session clashes with another: the seat is kept until then."),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=17, choices=EndReason, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-pk"]
        constraints = [
            one_of("status", RegistrationStatus, name="registration_status_valid"),
            models.UniqueConstraint(
                fields=["session", "participant"],
                condition=Q(status__in=RegistrationStatus.ACTIVE),
                name="registration_one_active_per_participant",
                violation_error_message=_("This person is already registered."),
            ),
            models.UniqueConstraint(fields=["session", "code"], name="registration_code_unique"),
            models.CheckConstraint(
                name="registration_seats_positive", condition=Q(seats__range=(1, 100))
            ),
            models.CheckConstraint(
                name="registration_offer_has_a_deadline",
                condition=Q(status=RegistrationStatus.OFFERED, offer_expires_at__isnull=False)
                | (~Q(status=RegistrationStatus.OFFERED) & Q(offer_expires_at=None)),
            ),
            models.CheckConstraint(
                name="registration_confirmed_at_when_confirmed",
                condition=~Q(status=RegistrationStatus.CONFIRMED) | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_ended_with_a_reason",
                condition=(
                    Q(status__in=RegistrationStatus.ENDED, ended_at__isnull=False)
                    & ~Q(end_reason="")
                )
                | (~Q(status__in=RegistrationStatus.ENDED) & Q(ended_at=None, end_reason="")),
            ),
            models.CheckConstraint(
                name="registration_chooses_while_confirmed",
                condition=Q(choose_by=None) | Q(status=RegistrationStatus.CONFIRMED),
            ),
        ]
        indexes = [
            models.Index(
                fields=["session", "queued_at", "id"],
                name="registration_in_line",
                condition=Q(status=RegistrationStatus.WAITING),
            ),
            models.Index(
                fields=["offer_expires_at"],
                name="registration_offers",
                condition=Q(status=RegistrationStatus.OFFERED),
            ),
            models.Index(
                fields=["choose_by"],
                name="registration_to_choose",
                condition=Q(choose_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.session}"

    def get_absolute_url(self) -> str:
        return reverse("portal:ticket", args=[self.key])

    @property
    def companions(self) -> int:
        return self.seats - 1

    @property
    def is_active(self) -> bool:
        return self.status in RegistrationStatus.ACTIVE

    def offer_is_open(self, now: datetime) -> bool:
        return self.offer_expires_at is not None and now < self.offer_expires_at


class Engagement(models.Model):
    """A time in which a participant is taken, while her seat is held.

    The exclusion constraint is the rule "no two at once": the database refuses a second one that
    overlaps, whoever writes it. Ranges are half-open: one may end when the next begins.
    """

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="engagements"
    )
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="engagements")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="engagements"
    )
    during = DateTimeRangeField(_("during"))

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "occurrence"], name="engagement_unique"
            ),
            ExclusionConstraint(
                name="engagement_no_two_at_once",
                expressions=[
                    (F("participant"), RangeOperators.EQUAL),
                    (F("during"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} · {self.occurrence_id}"
