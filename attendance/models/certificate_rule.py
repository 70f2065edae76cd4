"""What somebody must have attended in order to have a certificate."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attendance.enums import Law
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event, Occurrence

# A certificate of a course needs 70 % of the hours (L17).
COURSE_PERCENT = 70
USUAL_GRACE = 15
OF_A_COURSE = _(
    "This event is offered as a course (DM 934/2022): its certificate needs at least 70 percent "
    "of the hours, and no minute of a late arrival counts."
)


class CertificateRuleQuerySet(models.QuerySet["CertificateRule"]):
    def coordinated_by(self, user: User | AnonymousUser) -> CertificateRuleQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(event__in=Event.objects.coordinated_by(user).values("pk"))


@tracked()
class CertificateRule(TimeStampedModel):
    """The rule of an event; an event without one gives no certificates.

    ``percent`` is of the minutes of all dates of a session, None where being there at all is
    enough. A session asks for those of the ``compulsory`` dates that are its own. ``grace`` is read
    through ``forgiven``.
    """

    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, related_name="certificate_rule", verbose_name=_("event")
    )
    percent = models.PositiveSmallIntegerField(
        _("least share of the hours, in percent"),
        null=True,
        blank=True,
        help_text=_(
            "Of all dates of a session together: 70 % of 15 hours are 10 hours and 30 minutes. "
            "Leave empty when it is enough to have been there."
        ),
    )
    compulsory = models.ManyToManyField(
        Occurrence,
        blank=True,
        related_name="certificate_rules",
        verbose_name=_("dates that nobody may miss"),
    )

    grace = models.PositiveSmallIntegerField(
        _("minutes late that count as in time"),
        null=True,
        blank=True,
        help_text=_("Leave empty for the usual 15. In a course (DM 934/2022) there are none."),
    )

    objects = CertificateRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule for certificates")
        verbose_name_plural = _("rules for certificates")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="certificate_rule_percent_valid",
                condition=Q(percent=None) | Q(percent__range=(1, 100)),
                violation_error_message=_("Write 1 to 100 percent, or leave it empty."),
            ),
            models.CheckConstraint(
                name="certificate_rule_grace_valid",
                condition=Q(grace=None) | Q(grace__lte=60),
                violation_error_message=_("At most 60 minutes."),
            ),
        ]

    def __str__(self) -> str:
        return self.event.title

    @property
    def forgiven(self) -> int:
        """Minutes after the start within which who arrives was there from the start.

        Of an event that is offered as a course there are none (``grace.grace_of_rule``).
        """
        return USUAL_GRACE if self.grace is None else self.grace

    @property
    def fits_a_course(self) -> bool:
        """May a course have it? It asks for 70 % of the hours, and forgives nobody (L17)."""
        return (self.percent or 0) >= COURSE_PERCENT and not self.grace

    def clean(self) -> None:
        """Of a course the law says what a certificate needs at least (L17)."""
        if self.event_id is None or self.fits_a_course:
            return
        if self.event.hour_offers.filter(law=Law.COURSE).exists():
            beside = "grace" if self.grace else "percent"
            raise ValidationError({beside: OF_A_COURSE})


@tracked()
class CompulsoryDate(CertificateRule.compulsory.through):  # type: ignore[name-defined,misc]
    """For the history: a date that nobody may miss."""

    class Meta:
        proxy = True
        verbose_name = _("compulsory date")
        verbose_name_plural = _("compulsory dates")
