from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RatingReason(models.TextChoices):
    """What made a page clear or not: the five answers of the model for public sites."""

    CLEAR = "clear", _("The directions were clear")
    COMPLETE = "complete", _("The directions were complete")
    CERTAIN = "certain", _("I understood that I was getting on as I should")
    TECHNICAL = "technical", _("There were no technical problems")
    OTHER = "other", _("Something else")


# The same answers, asked of who found the page hard.
DIFFICULTIES = [
    (RatingReason.CLEAR, _("The directions were not clear")),
    (RatingReason.COMPLETE, _("The directions were not complete")),
    (RatingReason.CERTAIN, _("I did not understand whether I was getting on as I should")),
    (RatingReason.TECHNICAL, _("I had technical problems")),
    (RatingReason.OTHER, _("Something else")),
]
