"""The form of a list of who came: a line for each registration, saved in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from attendance.listing import ABSENT, Line, hours_in, moment_on
from attendance.services.listing import Entry
from core.forms import HourField, LineField
from events.models import Occurrence


class LineForm(forms.Form):
    """Whether the people of one line came, and if they like from when to when.

    A single person is ticked; of more the number is written. Of who went out and came back the
    door knows the hours: here she is only taken off, or the number corrected.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    here = forms.BooleanField(required=False, label=pgettext_lazy("somebody", "Came"))
    number = forms.IntegerField(
        required=False,
        min_value=0,
        label=gettext_lazy("How many came"),
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Write a number, for example 24.")},
    )
    arrived = HourField(required=False, label=gettext_lazy("Arrived at"))
    left = HourField(required=False, label=gettext_lazy("Left at"))

    def __init__(self, data: Mapping[str, Any] | None, line: Line, occurrence: Occurrence) -> None:
        self.line, self.occurrence = line, occurrence
        self.seats = line.registration.seats
        super().__init__(data, prefix=f"r{line.registration.pk}", initial=_initial(line))
        del self.fields["here" if self.seats > 1 else "number"]
        if self.goes_in_and_out:
            del self.fields["arrived"], self.fields["left"]

    @property
    def goes_in_and_out(self) -> bool:
        return len(self.line.stays) > 1

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"] or 0
        if number > self.seats:
            words = _("Write a number from 0 to %(most)d: so many places were booked.")
            raise forms.ValidationError(words % {"most": self.seats})
        return number

    def clean(self) -> dict[str, Any]:
        """The hours become moments; those that she wrote are in order and before the end.

        What a door wrote may be neither: somebody was scanned late, or in and out within a minute.
        """
        data: dict[str, Any] = super().clean() or {}
        for name in ("arrived", "left"):
            data[name] = self._moment(data.get(name))
        if not self._present() or self._hours_are_as_seen():
            return data
        arrived = data["arrived"] or self.occurrence.starts_at
        if arrived >= self.occurrence.ends_at:
            self.add_error("arrived", _("It was over then."))
        elif data["left"] and data["left"] <= arrived:
            self.add_error("left", _("Nobody leaves before arriving."))
        return data

    def entry(self) -> Entry | None:
        """What was changed in the line; None where it says what the page showed."""
        entry = self._entry()
        return entry if entry.wanted(self.occurrence) != entry.seen else None

    def _entry(self) -> Entry:
        data = self.cleaned_data
        return Entry(
            registration=self.line.registration.pk,
            seen=data["seen"],
            present=self._present(),
            arrived_at=data["arrived"],
            left_at=data["left"],
            hours_stand=self.goes_in_and_out,
        )

    def _present(self) -> int:
        """How many came; as many as booked where what was typed is no number."""
        if self.seats > 1:
            return int(self.cleaned_data.get("number", self.seats))
        return int(self.cleaned_data["here"])

    def _hours_are_as_seen(self) -> bool:
        entry = self._entry()
        return hours_in(entry.wanted(self.occurrence)) == hours_in(entry.seen)

    def _moment(self, hour: time | None) -> datetime | None:
        return moment_on(self.occurrence, hour) if hour else None


class ReasonForm(forms.Form):
    """Why what a door, a file or a log said is corrected."""

    reason = LineField(
        max_length=300,
        required=False,
        label=gettext_lazy("Why do you correct it?"),
        help_text=gettext_lazy(
            "Needed where you change what was recorded at the door, from a file or from a log."
        ),
    )


class ListForm:
    """All lines of a page, and the reason."""

    def __init__(
        self, data: Mapping[str, Any] | None, lines: Sequence[Line], occurrence: Occurrence
    ) -> None:
        # Who was not on the page when it was opened has sent nothing, and is not taken for absent.
        sent = [
            data if data and f"r{line.registration.pk}-seen" in data else None for line in lines
        ]
        self.lines = [
            LineForm(its, line, occurrence) for its, line in zip(sent, lines, strict=True)
        ]
        self.reason = ReasonForm(data)

    def is_valid(self) -> bool:
        return all([*(form.is_valid() for form in self._bound()), self.reason.is_valid()])

    def entries(self) -> list[Entry]:
        """What was changed on the page."""
        return [entry for form in self._bound() if (entry := form.entry())]

    def mark(self, registrations: frozenset[int], words: str) -> None:
        """Say beside the lines of ``registrations`` (ids) what is wrong with them."""
        for form in self._bound():
            if form.line.registration.pk in registrations:
                form.add_error(None, words)

    def _bound(self) -> Iterator[LineForm]:
        return (form for form in self.lines if form.is_bound)


def _initial(line: Line) -> dict[str, Any]:
    first = line.stays[0] if line.stays else None
    return {
        "seen": line.state,
        "here": line.state != ABSENT,
        "number": first.present if first else None,
        "arrived": _hour(first.arrived_at) if first else None,
        "left": _hour(first.left_at) if first else None,
    }


def _hour(moment: datetime | None) -> time | None:
    return timezone.localtime(moment).time() if moment else None
