"""What a person who needs it finds at a place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.enums import Provided


def _answer(label: object) -> models.CharField[str, str]:
    return models.CharField(label, max_length=7, choices=Provided, default=Provided.UNKNOWN)


class AccessibilitySheet(models.Model):
    """The questions that a site and a room both answer."""

    step_free = _answer(_("step-free access"))
    accessible_toilet = _answer(_("accessible toilet"))
    lift = _answer(_("lift"))
    hearing_loop = _answer(_("hearing loop"))
    quiet_space = _answer(_("quiet space"))
    accessibility_notes = models.TextField(_("accessibility notes"), blank=True)

    QUESTIONS = ["step_free", "accessible_toilet", "lift", "hearing_loop", "quiet_space"]

    class Meta:
        abstract = True

    @property
    def has_accessibility_sheet(self) -> bool:
        """Somebody answered at least one question."""
        return any(getattr(self, question) != Provided.UNKNOWN for question in self.QUESTIONS)

    def provided(self) -> list[str]:
        """What the place offers, in words, in the order of the questions."""
        return [
            str(self._meta.get_field(question).verbose_name)
            for question in self.QUESTIONS
            if getattr(self, question) == Provided.YES
        ]
