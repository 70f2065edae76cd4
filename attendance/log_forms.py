"""Handing in the log of an online room, and saying who the unknown people in it are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.listing import Stay
from attendance.online.matching import joined_stays
from attendance.online.moments import ROME
from exchange.sheets.limits import MAX_BYTES
from registrations.models import Registration

ZONES = {"rome": ROME, "utc": UTC}


class LogForm(forms.Form):
    """A file, and how to read its hours where it does not say."""

    file = forms.FileField(
        label=gettext_lazy("Log of the online room"),
        help_text=gettext_lazy("The report of participants, CSV or XLSX, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Hours without a time zone are"),
        choices=[
            ("rome", gettext_lazy("of Italy, with summer time")),
            ("utc", gettext_lazy("of UTC")),
        ],
        initial="rome",
        widget=forms.RadioSelect,
    )
    month_first = forms.ChoiceField(
        label=gettext_lazy("Dates are written"),
        choices=[
            ("", gettext_lazy("day first (with AM or PM: month first)")),
            ("1", gettext_lazy("month first")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB: divide it."))
        return file


class WhoForm(forms.Form):
    """Who somebody unknown in the log is: one of those with a place, or nobody."""

    def __init__(self, data: Any, *, number: int, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix=f"p{number}")
        label = _("Who is it?")
        nobody = ("", _("Leave it out"))
        self.fields["who"] = forms.ChoiceField(
            label=label, required=False, choices=[nobody, *choices]
        )


def choices_of(people: Sequence[Registration]) -> list[tuple[str, str]]:
    """Everybody who has a place, by name."""
    return [(str(one.pk), one.who) for one in people]


def attributed(
    carried: Sequence[tuple[int, Sequence[Stay]]], forms_: Sequence[WhoForm | None]
) -> dict[int, list[Stay]]:
    """The stays of each registration (id): those found, and those that somebody attributed."""
    stays: dict[int, list[Stay]] = {}
    for (found, theirs), form in zip(carried, forms_, strict=True):
        who = found or int((form.cleaned_data["who"] if form else "") or 0)
        if who:
            stays.setdefault(who, []).extend(theirs)
    return {who: joined_stays(theirs) for who, theirs in stays.items()}
