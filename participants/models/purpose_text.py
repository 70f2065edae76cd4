"""What people read before they agree to something: versions that never change."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.history import tracked
from core.languages import in_readers_language
from core.models import TimeStampedModel
from participants.models.purpose import Purpose

# Nobody is asked to read more than this at once.
LONGEST_SHORT = 300


class PurposeTextQuerySet(models.QuerySet["PurposeText"]):
    def published(self) -> PurposeTextQuerySet:
        return self.filter(published_at__isnull=False)

    def in_force(self) -> PurposeTextQuerySet:
        """The text of each purpose that holds today: the published one of highest version."""
        newest = PurposeText.objects.published().filter(purpose=OuterRef("purpose"))
        return self.filter(pk=Subquery(newest.order_by("-version").values("pk")[:1]))


@tracked()
class PurposeText(TimeStampedModel):
    """What people read before they answer, short and whole (L6). One row is one version.

    What was published never changes: a trigger refuses it, because consents point at what was
    read. Other words are another version, and whoever had agreed is asked again.
    """

    purpose = models.ForeignKey(
        Purpose,
        on_delete=models.PROTECT,
        related_name="texts",
        verbose_name=gettext_lazy("purpose"),
    )
    version = models.PositiveSmallIntegerField(gettext_lazy("version"), editable=False)
    short_it = models.CharField(gettext_lazy("in short, in Italian"), max_length=LONGEST_SHORT)
    short_en = models.CharField(gettext_lazy("in short, in English"), max_length=LONGEST_SHORT)
    full_it = models.TextField(gettext_lazy("in full, in Italian"), max_length=4000)
    full_en = models.TextField(gettext_lazy("in full, in English"), max_length=4000)
    published_at = models.DateTimeField(
        gettext_lazy("published at"), null=True, blank=True, editable=False
    )

    objects = PurposeTextQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("text of a purpose")
        verbose_name_plural = gettext_lazy("texts of purposes")
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version"], name="purpose_text_version"),
            models.UniqueConstraint(
                fields=["purpose"],
                condition=Q(published_at=None),
                name="purpose_text_one_draft",
                violation_error_message=gettext_lazy(
                    "There is a draft of this purpose already: change that one."
                ),
            ),
            models.CheckConstraint(name="purpose_text_from_version_1", condition=Q(version__gt=0)),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_text_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return _("%(purpose)s, version %(version)d") % {
            "purpose": self.purpose,
            "version": self.version,
        }

    @property
    def short(self) -> str:
        return in_readers_language(self, "short")

    @property
    def full(self) -> str:
        return in_readers_language(self, "full")
