"""What is typed to make rounds, and how rounds are chosen."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerdays.models import CareerDay, Round
from careerdays.rounds import Pattern, rounds_of
from core.dates import date_words, time_range
from core.forms import HourField
from events.models import Session


def round_words(one: Round) -> str:
    """A round as it is chosen: "12 dicembre 2026, 9.30–9.50"."""
    return f"{date_words(one.starts_at)}, {time_range(one.starts_at, one.ends_at)}"


class RoundsChoice(forms.ModelMultipleChoiceField[Round]):
    def label_from_instance(self, obj: Any) -> str:
        return round_words(obj)


class RoundsForm(forms.Form):
    """Rounds follow each other between two hours of a day, but for a pause."""

    session = forms.ModelChoiceField(Session.objects.none(), label=gettext_lazy("Day"))
    begins = HourField(label=gettext_lazy("First round at"))
    ends = HourField(label=gettext_lazy("Last round over by"))
    length = forms.IntegerField(
        label=gettext_lazy("Minutes of a round"), min_value=5, max_value=240, initial=20
    )
    gap = forms.IntegerField(
        label=gettext_lazy("Minutes between two"), min_value=0, max_value=120, initial=5
    )
    pause_from = HourField(label=gettext_lazy("Pause from"), required=False)
    pause_to = HourField(label=gettext_lazy("Pause to"), required=False)

    def __init__(self, *args: Any, career_day: CareerDay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["session"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 # declared above
        field.queryset = career_day.event.sessions.order_by("starts_at", "pk")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("pause_from"), data.get("pause_to")
        if (first is None) != (last is None):
            self.add_error("pause_to", _("Write when the pause begins and when it is over."))
        elif first and last and first >= last:
            self.add_error("pause_to", _("The pause is over after it begins."))
        if not self.errors and not self.times():
            self.add_error("ends", _("Not one round fits between these hours."))
        return data

    def times(self) -> list[tuple[datetime, datetime]]:
        """Start and end of each round, on the day of the session."""
        data = self.cleaned_data
        pause: tuple[time, time] | None = None
        if data["pause_from"]:
            pause = data["pause_from"], data["pause_to"]
        pattern = Pattern(data["begins"], data["ends"], data["length"], data["gap"], pause)
        day = timezone.localdate(data["session"].starts_at)
        return rounds_of(day, pattern, timezone.get_current_timezone())
