"""What is typed at a door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attendance.enums import Direction
from core.forms import LineField


class DoorForm(forms.Form):
    """A code or a name, which way they go, and how this door is called."""

    code = forms.CharField(
        label=_("Ticket code, or name"),
        max_length=100,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}
        ),
        error_messages={"required": _("Write a code or a name.")},
    )
    direction = forms.ChoiceField(
        label=_("Which way"), choices=Direction.choices, widget=forms.RadioSelect
    )


class DoorNameForm(forms.Form):
    """What this door is called, on this device."""

    door = forms.CharField(
        label=_("Name of this door"),
        help_text=_("For example “North”: it stands beside what is scanned here."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class NumberForm(forms.Form):
    """How many of a class came."""

    present = forms.IntegerField(
        label=_("How many came, adults included"),
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": _("Write how many came."),
            "invalid": _("Write a number, for example 24."),
        },
    )


class WhyForm(forms.Form):
    """Why what somebody else wrote down is changed; of her own she need not say it."""

    reason = LineField(
        label=_("Why do you change it?"),
        help_text=_("Somebody else wrote it down: the history keeps your words beside it."),
        max_length=300,
        error_messages={"required": _("Write why you change it.")},
    )

    def __init__(self, *args: Any, is_anothers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_anothers:
            del self.fields["reason"]


class CorrectionForm(WhyForm, NumberForm):
    """How many of a class came after all, and why."""

    field_order = ("present", "reason")
