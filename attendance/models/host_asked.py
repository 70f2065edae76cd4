"""Who received people, and is asked how it was."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Session
from partners.models import Professional


class HostAsked(models.Model):
    """A professional is asked the two questions about a session, by a link of her own.

    That she answered is known, and what she answered is nobody's: it points at no answer and
    keeps no moment.
    """

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="hosts_asked", verbose_name=_("session")
    )
    professional = models.ForeignKey(
        Professional,
        on_delete=models.CASCADE,
        related_name="asked",
        verbose_name=_("professional"),
    )
    has_answered = models.BooleanField(_("has answered"), default=False)

    class Meta:
        verbose_name = _("host who is asked")
        verbose_name_plural = _("hosts who are asked")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "professional"], name="host_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} · {self.professional_id}"
