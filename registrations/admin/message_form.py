from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Session
from programmes.models import Programme
from registrations.admin.texts import PLACEHOLDERS_HELP, TEXTS, TextsForm
from registrations.models import Message, Registration
from registrations.wording import session_when
from schools.models import School

SEGMENT = ("recipients", "event", "session", "school")


class SessionChoiceField(forms.ModelChoiceField[Session]):
    def label_from_instance(self, obj: Session) -> str:
        return " · ".join(filter(None, [obj.event.title, session_when(obj), obj.label]))


class MessageForm(TextsForm, forms.ModelForm[Message]):
    """Whom a message is for, of one programme, and what it says."""

    programme: Programme
    event = forms.ModelChoiceField(
        Event.objects.none(),
        required=False,
        label=gettext_lazy("Event"),
        empty_label=gettext_lazy("All the events of the programme"),
    )
    session = SessionChoiceField(
        Session.objects.none(),
        required=False,
        label=gettext_lazy("Session"),
        empty_label=gettext_lazy("All the sessions"),
    )
    school = forms.ModelChoiceField(
        School.objects.none(),
        required=False,
        label=gettext_lazy("School"),
        empty_label=gettext_lazy("All the schools, and who is of none"),
    )

    class Meta:
        model = Message
        fields = [*SEGMENT, *TEXTS]
        help_texts = {"body": PLACEHOLDERS_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.programme = self.programme
        events = Event.objects.filter(programme=self.programme)
        sessions = Session.objects.filter(event__programme=self.programme)
        people = Registration.objects.filter(session__event__programme=self.programme)
        self._choose("event", events.order_by("title", "pk").only("title"))
        self._choose(
            "session",
            sessions.select_related("event")
            .order_by("event__title", "starts_at", "pk")
            .only("starts_at", "ends_at", "label", "event__title"),
        )
        schools = School.objects.filter(pk__in=people.values("participant__school"))
        self._choose("school", schools.select_related("organisation"))

    def _choose(self, name: str, rows: Any) -> None:
        if name in self.fields:
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A session says which event it is of: that of another event is a slip."""
        cleaned = super().clean()
        event, session = cleaned.get("event"), cleaned.get("session")
        if event and session and session.event_id != event.pk:
            self.add_error("session", _("This session is of another event."))
        elif event and session:
            cleaned["event"] = None
        return cleaned
