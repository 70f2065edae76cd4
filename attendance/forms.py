"""What is typed at a door."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from attendance.enums import Direction


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
