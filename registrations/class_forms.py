"""What is asked of a teacher who books for a class, or changes how many come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.forms import TOO_LONG, LineField
from events.models import Session
from events.presentation import Look
from registrations.models import Registration
from registrations.services import ClassPart
from schools.models import SchoolClass

MOST_PUPILS = 60
MOST_ADULTS = 10
LONGEST_NEED = 500
LONGEST_ROSTER = 200_000
MOST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Choice:
    """A session as a teacher chooses it: how it shows, and whether it can be booked at all."""

    session: Session
    when: str
    where: str
    look: Look
    is_open: bool


def _number(label: Any, *, most: int, least: int = 1, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput({"inputmode": "numeric", "min": least, "max": most}),
        error_messages={
            "invalid": gettext_lazy("Write a number, for example 24."),
            "min_value": gettext_lazy("Write %(limit_value)d or more."),
            "max_value": gettext_lazy("Write %(limit_value)d or fewer."),
            "required": gettext_lazy("Write how many."),
        },
        **kwargs,
    )


def _accompanied_by() -> LineField:
    return LineField(
        label=gettext_lazy("Adult of the school who stays with the class all the time"),
        help_text=gettext_lazy(
            "First and last name. If the class splits, write one for each group."
        ),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Write who stays with the class: an adult of the school.")
        },
    )


class ChooseClassForm(forms.Form):
    """For which class she books; asked only where she has several."""

    school_class = forms.TypedChoiceField(
        label=gettext_lazy("Class"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Choose the class."),
            "invalid_choice": gettext_lazy("Choose an answer of the list."),
        },
    )

    def __init__(self, *args: Any, classes: Sequence[SchoolClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = len({school_class.school_id for school_class in classes}) > 1
        self.fields["school_class"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((c.pk, f"{c} · {c.school}" if several else str(c)) for c in classes),
        ]


class BookClassForm(forms.Form):
    """How many pupils and adults come, to which sessions, who stays with them, what they need."""

    pupils = _number(gettext_lazy("Pupils of the class"), most=MOST_PUPILS)
    accompanied_by = _accompanied_by()
    need = forms.CharField(
        label=gettext_lazy("What somebody needs in order to take part"),
        help_text=gettext_lazy(
            "For example a ramp, a seat in front, an interpreter. Never a diagnosis and never a "
            "name. Only the organisers read it, and it is deleted 30 days after the event."
        ),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        validators=[MaxLengthValidator(LONGEST_NEED, TOO_LONG)],
    )

    def __init__(self, *args: Any, choices: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open = [choice for choice in choices if choice.is_open]
        for choice in self.open:
            pk = choice.session.pk
            self.fields[f"pupils_{pk}"] = _number(_("Pupils"), most=MOST_PUPILS, required=False)
            self.fields[f"adults_{pk}"] = _number(
                _("Adults who go with them"), most=MOST_ADULTS, required=False
            )

    @property
    def parts(self) -> list[ClassPart]:
        """The sessions she chose, with how many go to each."""
        return [
            ClassPart(choice.session, pupils, self.cleaned_data[f"adults_{choice.session.pk}"])
            for choice in self.open
            if (pupils := self.cleaned_data.get(f"pupils_{choice.session.pk}"))
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for choice in self.open:
            self._check(choice.session, cleaned)
        if self.open and not self.errors:
            self._check_sum(cleaned)
        return cleaned

    def _check(self, session: Session, cleaned: Mapping[str, Any]) -> None:
        names = f"pupils_{session.pk}", f"adults_{session.pk}"
        if not self.errors.keys().isdisjoint(names):
            return
        pupils, adults = (cleaned.get(name) for name in names)
        if adults and not pupils:
            self.add_error(names[0], _("Write how many pupils come here, or take the adults off."))
        elif pupils and not adults:
            self.add_error(names[1], _("Write how many adults go with them: at least one."))
        elif pupils and session.capacity is not None and pupils + adults > session.capacity:
            words = _(
                "This session has %(capacity)d places in all, adults included: split the class."
            )
            self.add_error(names[0], words % {"capacity": session.capacity})

    def _check_sum(self, cleaned: Mapping[str, Any]) -> None:
        names = [f"pupils_{choice.session.pk}" for choice in self.open]
        numbers = {name: cleaned[name] for name in names if cleaned.get(name)}
        written, total = sum(numbers.values()), cleaned["pupils"]
        if not numbers:
            self.add_error(names[0], _("Write how many pupils come, to one session or to several."))
        elif written != total:
            words = ngettext(
                "In the sessions there is %(written)d pupil, and the class has %(total)d: the "
                "numbers must be the same.",
                "In the sessions there are %(written)d pupils, and the class has %(total)d: the "
                "numbers must be the same.",
                written,
            )
            self.add_error(next(iter(numbers)), words % {"written": written, "total": total})


class RosterForm(forms.Form):
    """The names of the pupils: a file, or what was copied out of a sheet."""

    file = forms.FileField(
        label=gettext_lazy("A sheet"),
        help_text=gettext_lazy("CSV or XLSX, with the columns Nome, Cognome."),
        required=False,
        max_length=150,
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "empty": gettext_lazy("The file is empty."),
            "max_length": gettext_lazy("The name of the file is too long."),
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the list here"),
        help_text=gettext_lazy(
            "Copy it from your sheet with its headings, or write one pupil a row: Nome; Cognome."
        ),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        validators=[MaxLengthValidator(LONGEST_ROSTER, TOO_LONG)],
    )

    @property
    def content(self) -> bytes:
        """What was handed in, as the readers of sheets take it."""
        file = self.cleaned_data["file"]
        return bytes(file.read()) if file else self.cleaned_data["text"].encode()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large for the list of a class."))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("text", "").strip():
            self.add_error("text", _("Choose a file, or paste the list."))
        return cleaned


class NumbersForm(forms.Form):
    """How many come to a session that is booked, and who stays with them."""

    pupils = _number(gettext_lazy("Pupils"), most=MOST_PUPILS)
    companions = _number(gettext_lazy("Adults who go with them"), most=MOST_ADULTS)
    accompanied_by = _accompanied_by()

    @classmethod
    def of(cls, registration: Registration, data: Mapping[str, Any] | None) -> NumbersForm:
        """The form of a booking, filled in with what is known."""
        names = ["pupils", "companions", "accompanied_by"]
        return cls(data, initial={name: getattr(registration, name) for name in names})
