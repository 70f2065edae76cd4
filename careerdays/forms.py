"""What a pupil types."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CodeField


class SlipForm(forms.Form):
    """The code of a slip; case, spaces and dashes do not matter."""

    code = CodeField(
        label=_("Code of your slip"),
        max_length=20,
        help_text=_("Nine letters and digits, for example K7Q-42M-8PD."),
    )
