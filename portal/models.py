"""What the portal asks about itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.enums import RatingReason


class PageRating(models.Model):
    """How clear somebody found a page. Nothing tells who she is."""

    path = models.CharField(_("page"), max_length=200)
    score = models.PositiveSmallIntegerField(_("score"))
    reason = models.CharField(_("reason"), max_length=9, choices=RatingReason, blank=True)
    comment = models.CharField(_("comment"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("page rating")
        verbose_name_plural = _("page ratings")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="page_rating_score_valid", condition=Q(score__range=(1, 5))
            ),
            models.CheckConstraint(
                name="page_rating_reason_valid",
                condition=Q(reason="") | Q(reason__in=sorted(RatingReason.values)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path}: {self.score}"

    @property
    def is_good(self) -> bool:
        """From four up the model asks what was liked, below it what was hard."""
        return self.score >= 4
