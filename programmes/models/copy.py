"""That something was copied, so that pressing a button twice makes one copy."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Copy(models.Model):
    """What the press of a button made. ``key`` comes with the page that holds the button.

    ``made`` is the primary key of the programme or event (``kind``).
    """

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("Programme")
        EVENT = "event", _("Event")

    key = models.UUIDField(_("key"), primary_key=True)
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    made = models.BigIntegerField(_("what it made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.made}"
