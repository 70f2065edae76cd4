"""Who said what about a consent: the log."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from participants.enums import Answer, AnsweredBy, AnsweredThrough
from participants.models.consent import Consent
from participants.models.guardianship import Guardianship


class ConsentAnswer(models.Model):
    """One person's answer to what a consent asks: who, what, when, and how it came (L4, L5).

    Answers are only added. ``guardianship`` is whose it is where a guardian answers.
    """

    consent = models.ForeignKey(
        Consent,
        on_delete=models.CASCADE,
        related_name="answers",
        verbose_name=_("consent"),
    )
    answer = models.CharField(_("answer"), max_length=9, choices=Answer)
    by = models.CharField(_("answered by"), max_length=8, choices=AnsweredBy)
    guardianship = models.ForeignKey(
        Guardianship,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("guardian"),
    )
    through = models.CharField(_("through"), max_length=4, choices=AnsweredThrough)
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer about a consent")
        verbose_name_plural = _("answers about consents")
        ordering = ["pk"]
        constraints = [
            one_of("answer", Answer, name="consent_answer_valid"),
            one_of("by", AnsweredBy, name="consent_answer_by_valid"),
            one_of("through", AnsweredThrough, name="consent_answer_through_valid"),
            models.CheckConstraint(
                name="consent_answer_of_herself_has_no_guardian",
                condition=Q(by=AnsweredBy.GUARDIAN) | Q(guardianship=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_by_display()} · {self.get_answer_display()}"
