"""The form of a session: its fields and its dates, compared with what was shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.admin.refusing import RefusalForm
from core.errors import DomainError
from events.models import Occurrence, Session
from events.services import Times, in_order
from registrations.services import move_session


class SessionForm(RefusalForm, forms.ModelForm[Session]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _compare_with_what_was_shown(self)

    def clean_capacity(self) -> int | None:
        """Said beside the field; the operation checks it again under the lock."""
        capacity: int | None = self.cleaned_data["capacity"]
        if capacity is not None and capacity < self.instance.taken:
            words = _("%(taken)s seats are taken: there cannot be fewer.")
            raise ValidationError(words % {"taken": self.instance.taken})
        return capacity

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        room, event = cleaned.get("room"), cleaned.get("event")
        if event is None and self.instance.pk:
            event = self.instance.event
        site = cleaned.get("site") or (event.site if event else None)
        if room and event and room.site != site:
            self.add_error("room", _("This room is at another site."))
        return cleaned


class DateForm(forms.ModelForm[Occurrence]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _compare_with_what_was_shown(self)

    def validate_constraints(self) -> None:
        """Left to the whole: one date may move to where another was (``DatesFormSet.clean``)."""


class DatesFormSet(BaseInlineFormSet[Occurrence, Session, forms.ModelForm[Occurrence]]):
    """The dates of a session, checked as a whole and saved by nobody here."""

    def clean(self) -> None:
        super().clean()
        if not self._is_over():
            self._refuse_the_past()
        if any(self.errors):
            return
        try:
            in_order(self.times)
        except DomainError as error:
            raise ValidationError(str(error)) from None

    def _is_over(self) -> bool:
        """What took place may be written down as it was."""
        return self.instance.pk is not None and self.instance.ends_at <= timezone.now()

    def _refuse_the_past(self) -> None:
        """A wrong year would be told to everybody. Dates that have begun stay as they are."""
        for form in self.forms:
            if form.cleaned_data.get("DELETE"):
                continue
            for name in {"starts_at", "ends_at"} & set(form.changed_data) & set(form.cleaned_data):
                moment = form.cleaned_data[name]
                if moment < timezone.now() and moment != form.initial.get(name):
                    form.add_error(name, _("This date is in the past."))

    @property
    def times(self) -> list[Times]:
        return [_times_of(form) for form in self._kept]

    @property
    def was(self) -> dict[Times, int]:
        """The date (id) that each of ``times`` was; new ones are left out."""
        return {_times_of(form): form.instance.pk for form in self._kept if form.instance.pk}

    @property
    def _kept(self) -> list[forms.ModelForm[Occurrence]]:
        filled = [form for form in self.forms if form.cleaned_data]
        return [form for form in filled if not form.cleaned_data.get("DELETE")]


def _times_of(form: forms.ModelForm[Occurrence]) -> Times:
    return Times(form.cleaned_data["starts_at"], form.cleaned_data["ends_at"])


class DatesInline(admin.TabularInline[Occurrence, Session]):
    model = Occurrence
    form = DateForm
    formset = DatesFormSet
    extra = 1
    fields = ["starts_at", "ends_at"]

    def get_extra(self, request: HttpRequest, obj: Session | None = None, **kwargs: Any) -> int:
        return 0 if obj else 1


def _compare_with_what_was_shown(form: forms.ModelForm[Any]) -> None:
    """A field was changed where it differs from the page that was opened, not from the row.

    So a page that was open while a colleague moved the session does not move it back.
    """
    for field in form.fields.values():
        field.show_hidden_initial = True


def move_as_typed(session: Session, form: forms.ModelForm[Session], dates: DatesFormSet) -> None:
    """Move the session where the form says so; what it leaves alone stays as the row has it."""
    if not (dates.has_changed() or {"site", "room"} & set(form.changed_data)):
        return
    now = Session.objects.select_related("site", "room").get(pk=session.pk)
    place = {
        name: form.cleaned_data[name] if name in form.changed_data else getattr(now, name)
        for name in ("site", "room")
    }
    kept = [Times(date.starts_at, date.ends_at) for date in now.occurrences.all()]
    if dates.has_changed():
        move_session(session=now, times=dates.times, was=dates.was, **place)
    else:
        move_session(session=now, times=kept, **place)
