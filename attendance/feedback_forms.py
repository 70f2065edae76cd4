"""The two questions after the day."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LineField, ScoreField

WARNING = _("At most 300 characters. Do not write names or other personal data.")


class FeedbackForm(forms.Form):
    """Of who took part, and of teachers."""

    score = ScoreField(label=_("Was it useful to you?"))
    sentence = LineField(
        max_length=300,
        required=False,
        label=_("Would you recommend it to a friend, and why?"),
        help_text=WARNING,
    )


class HostFeedbackForm(FeedbackForm):
    """Of who received them."""

    score = ScoreField(label=_("Was it worth your time?"))
    sentence = LineField(
        max_length=300,
        required=False,
        label=_("What should we do differently next time?"),
        help_text=WARNING,
    )
