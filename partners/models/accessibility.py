"""What a person who needs it finds at a place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from partners.enums import Provided

QUESTIONS: dict[str, StrPromise] = {
    "step_free": _("step-free access"),
    "accessible_toilet": _("accessible toilet"),
    "lift": _("lift"),
    "hearing_loop": _("hearing loop"),
    "quiet_space": _("quiet space"),
}


def _answer(question: str) -> models.CharField[str, str]:
    return models.CharField(
        QUESTIONS[question], max_length=7, choices=Provided, default=Provided.UNKNOWN
    )


class AccessibilitySheet(models.Model):
    """The questions that a site and a room both answer."""

    step_free = _answer("step_free")
    accessible_toilet = _answer("accessible_toilet")
    lift = _answer("lift")
    hearing_loop = _answer("hearing_loop")
    quiet_space = _answer("quiet_space")
    accessibility_notes = models.TextField(_("accessibility notes"), blank=True)

    class Meta:
        abstract = True

    @property
    def has_accessibility_sheet(self) -> bool:
        """Somebody answered at least one question."""
        return any(getattr(self, question) != Provided.UNKNOWN for question in QUESTIONS)
