"""What we ask of teachers, and how it is cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import LineField
from schools.enums import Level
from schools.models import SchoolClass
from schools.models.school_class import LAST_YEAR_OF_LOWER_SECONDARY
from schools.years import open_years, year_words

LAST_YEAR = 5
NAME_LENGTH = 150
LONGEST_SEARCH = 100


class FindForm(forms.Form):
    """Which school she looks for."""

    words = LineField(
        label=_("Ministerial code, name or municipality"),
        help_text=_("For example “MIPS12345X” or “Galilei Milano”."),
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write the code, the name or the municipality.")},
    )


class NameForm(forms.Form):
    """What she is called."""

    first_name = LineField(
        label=_("First name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "given-name"}),
        error_messages={"required": _("Write your first name.")},
    )
    last_name = LineField(
        label=_("Last name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "family-name"}),
        error_messages={"required": _("Write your last name.")},
    )


class AskForm(NameForm):
    """Who she is, and how a coordinator can check that she teaches there."""

    note = LineField(
        label=_("How can we check that you teach there?"),
        help_text=_("For example the subject you teach, or who at the office knows you."),
        max_length=300,
        required=False,
    )


class InviteForm(forms.Form):
    """Whom she invites."""

    email = forms.EmailField(
        label=_("Email address of your colleague"),
        help_text=_("The one that your colleague signs in with, or will."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Write the address."),
            "invalid": _("This is not an email address: check it."),
        },
    )


def _open_years() -> list[tuple[str, str]]:
    return [(year, year_words(year)) for year in open_years(timezone.localdate())]


class ClassForm(forms.ModelForm[SchoolClass]):
    """A class of this school year or the next; its school is given."""

    school_year = forms.ChoiceField(
        label=_("School year"),
        choices=_open_years,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the school year."),
            "invalid_choice": _("Choose an answer of the list."),
        },
    )
    year = forms.TypedChoiceField(
        label=_("Class"),
        coerce=int,
        error_messages={
            "required": _("Choose the class."),
            "invalid_choice": _("Choose an answer of the list."),
        },
    )

    class Meta:
        model = SchoolClass
        fields = ["school_year", "year", "section", "pupils"]
        labels = {"section": _("Section"), "pupils": _("Pupils")}
        help_texts = {
            "section": _("For example B, or B LING."),
            "pupils": _("How many; their names are not needed. You can write it later."),
        }
        widgets = {"pupils": forms.NumberInput({"inputmode": "numeric", "min": 1, "max": 60})}
        error_messages = {
            "section": {"required": _("Write the section.")},
            "pupils": {"invalid": _("Write a number, for example 24.")},
        }

    def __init__(self, data: Mapping[str, Any] | None, *, instance: SchoolClass) -> None:
        super().__init__(data, instance=instance)
        lower = instance.school.level == Level.LOWER_SECONDARY
        years = range(1, LAST_YEAR_OF_LOWER_SECONDARY + 1 if lower else LAST_YEAR + 1)
        self.fields["year"].choices = [("", _("Choose")), *((y, str(y)) for y in years)]  # type: ignore[attr-defined]
        if not instance.school_year:
            self.initial["school_year"] = open_years(timezone.localdate())[0]


class RepeatForm(forms.Form):
    """Into which school year last year's classes come again."""

    school_year = forms.ChoiceField(choices=_open_years)
