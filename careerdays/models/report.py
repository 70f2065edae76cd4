"""What is kept about a run beside it: figures in which nobody can be found."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerdays.models.run import Run


class FairnessReport(models.Model):
    """Who got what she chose in a run, by school, gender and class year, small counts hidden.

    ``figures`` are ``careerdays.fairness.figures.Figures``. They are made once and kept: counted
    again after somebody left or wrote another school, the two would tell of her (L30).
    """

    run = models.OneToOneField(
        Run, on_delete=models.CASCADE, related_name="fairness", verbose_name=_("run")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    figures: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(_("figures"))

    class Meta:
        verbose_name = _("fairness report")
        verbose_name_plural = _("fairness reports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.run}"


class Outlook(models.Model):
    """What one more round, or one more host, would have brought to a run.

    ``answers`` are those of ``careerdays.fairness.outlook.Answer``, as things are first.
    """

    run = models.OneToOneField(
        Run, on_delete=models.CASCADE, related_name="outlook", verbose_name=_("run")
    )
    made_at = models.DateTimeField(_("made at"), auto_now=True)
    answers: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        _("answers")
    )

    class Meta:
        verbose_name = _("outlook")
        verbose_name_plural = _("outlooks")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.run}"
