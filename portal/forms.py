from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LineField, ScoreField
from portal.enums import DIFFICULTIES, RatingReason
from portal.models import PageRating


class ScoreForm(forms.Form):
    """From one to five, by the button that was pressed."""

    score = ScoreField()


class ReasonForm(forms.Form):
    """The second question; it depends on the score."""

    reason = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    comment = LineField(
        max_length=200,
        required=False,
        label=_("Would you like to add something?"),
        help_text=_("At most 200 characters. Do not write names or other personal data."),
    )

    def __init__(self, *args: Any, rating: PageRating, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        if isinstance(field, forms.ChoiceField):
            field.choices = RatingReason.choices if rating.is_good else DIFFICULTIES
        field.label = _("What did you like most?") if rating.is_good else _("Where was it hardest?")
