"""The form of an event: who is put on it may work with its minors (L14)."""

from __future__ import annotations

from typing import Any

from django import forms

from events.models import Event
from events.services import why_unsuitable_for


class EventForm(forms.ModelForm[Event]):
    """Refuses who may not, when she is put on the event or the event begins to ask for it."""

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        chosen = self.cleaned_data.get("professionals")
        if chosen is not None and self.cleaned_data.get("regular_contact"):
            self._refuse_unsuitable({person.pk for person in chosen})
        return data

    def _refuse_unsuitable(self, chosen: set[int]) -> None:
        event = self.instance
        asked_before = event.regular_contact and not event._state.adding
        event.regular_contact = True
        if asked_before:
            chosen = chosen - set(event.professionals.values_list("pk", flat=True))
        for words in why_unsuitable_for(event, chosen):
            self.add_error("professionals", words)
