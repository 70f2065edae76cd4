"""What somebody must have attended in order to have a certificate."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event, Occurrence


class CertificateRuleQuerySet(models.QuerySet["CertificateRule"]):
    def coordinated_by(self, user: User | AnonymousUser) -> CertificateRuleQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(event__in=Event.objects.coordinated_by(user).values("pk"))


@tracked()
class CertificateRule(TimeStampedModel):
    """The rule of an event; an event without one gives no certificates.

    ``percent`` is of the minutes of all dates of a session, None where being there at all is
    enough. A session asks for those of the ``compulsory`` dates that are its own.
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
        ]

    def __str__(self) -> str:
        return self.event.title


@tracked()
class CompulsoryDate(CertificateRule.compulsory.through):  # type: ignore[name-defined,misc]
    """For the history: a date that nobody may miss."""

    class Meta:
        proxy = True
        verbose_name = _("compulsory date")
        verbose_name_plural = _("compulsory dates")
