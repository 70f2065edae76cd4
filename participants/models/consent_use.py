"""The uses that a purpose asks for one by one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.languages import in_readers_language
from participants.models.purpose import Purpose


@tracked()
class ConsentUse(models.Model):
    """One of the uses that a purpose asks for one by one: where pictures are shown (L5)."""

    purpose = models.ForeignKey(
        Purpose, on_delete=models.CASCADE, related_name="uses", verbose_name=_("purpose")
    )
    code = models.SlugField(_("code"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    name_it = models.CharField(_("name, in Italian"), max_length=120)
    name_en = models.CharField(_("name, in English"), max_length=120)
    is_in_use = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("use")
        verbose_name_plural = _("uses")
        ordering = ["purpose", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "code"],
                name="consent_use_unique",
                violation_error_message=_("This purpose already has that use."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_readers_language(self, "name")
