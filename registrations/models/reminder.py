"""When we write to people about what they registered for."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event
from registrations.enums import Anchor

LONGEST_LEAD = timedelta(days=366)


@tracked()
class Reminder(TimeStampedModel):
    """A policy: how long before or after an occurrence to write, and what.

    Without an event it holds for all, but for those that have one of their own for the same
    moment. Subject and text are the coordinator's, with placeholders
    from a fixed list (``registrations/placeholders.py``).
    """

    name = models.CharField(_("name"), max_length=80)
    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminders",
        verbose_name=_("event"),
        help_text=_("Leave empty when it holds for every event."),
    )
    anchor = models.CharField(_("counted"), max_length=12, choices=Anchor)
    lead = models.DurationField(_("how long"))
    subject = models.CharField(_("subject"), max_length=120)
    body = models.TextField(_("text"))
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["anchor", "-lead", "pk"]
        constraints = [
            one_of("anchor", Anchor, name="reminder_anchor_valid"),
            models.CheckConstraint(
                name="reminder_lead_positive",
                condition=Q(lead__gt=timedelta(0)),
                violation_error_message=_("Write a time longer than zero."),
            ),
            models.CheckConstraint(
                name="reminder_lead_within_a_year",
                condition=Q(lead__lte=LONGEST_LEAD),
                violation_error_message=_("Write a time of no more than 366 days."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
