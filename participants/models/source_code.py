"""By which code a sheet knows somebody."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from programmes.models import Programme


@tracked()
class SourceCode(models.Model):
    """The code of a person in the sheets of one programme, by which an import finds her again.

    Codes of two programmes never meet: each says nothing about the other's people.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    code = models.CharField(_("code of the source"), max_length=40)
    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="source_codes",
        verbose_name=_("participant"),
    )

    class Meta:
        verbose_name = _("code of the source")
        verbose_name_plural = _("codes of the source")
        ordering = ["programme", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="source_code_unique",
                violation_error_message=_("Somebody of this programme already has that code."),
            ),
            models.CheckConstraint(name="source_code_not_empty", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.code
