"""Form fields without domain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Generic, TypeVar, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.spans import Unit, counted
from core.text import one_line

TOO_LONG = ngettext_lazy(
    "Write at most %(limit_value)d character: you wrote %(show_value)d.",
    "Write at most %(limit_value)d characters: you wrote %(show_value)d.",
    "limit_value",
)

M = TypeVar("M", bound=models.Model)


class LineField(forms.CharField):
    """One line of text. Control and direction characters go; too long is said in words."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        # Not given to CharField: a browser would cut in silence what was pasted.
        super().__init__(**kwargs)
        self.validators.append(MaxLengthValidator(max_length, TOO_LONG))

    def to_python(self, value: Any) -> str:
        return super().to_python(one_line(str(value)) if value else value) or ""


class HourField(forms.TimeField):
    """An hour of the day in whole minutes, as a browser asks for it: "9:30", or "9.30"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M"],
            widget=forms.TimeInput({"type": "time"}, "%H:%M"),
            error_messages={"invalid": _("Write an hour, for example 9:30.")},
            **kwargs,
        )


class SpanWidget(forms.MultiWidget):
    """A number, and what it counts."""

    def __init__(self) -> None:
        number = forms.NumberInput({"min": 0, "inputmode": "numeric", "aria-label": _("Number")})
        unit = forms.Select({"aria-label": _("Unit of time")}, choices=Unit.choices)
        super().__init__([number, unit])

    def decompress(self, value: timedelta | None) -> list[Any]:
        return [None, None] if value is None else list(counted(value))


class SpanField(forms.MultiValueField):
    """A length of time as a whole number of days, hours or minutes. Cleans to a ``timedelta``."""

    MOST = 100_000

    def __init__(self, **kwargs: Any) -> None:
        words = _("Write a whole number, for example 3.")
        number = forms.IntegerField(
            min_value=0,
            max_value=self.MOST,
            error_messages={"invalid": words, "required": words},
        )
        super().__init__(
            fields=[number, forms.ChoiceField(choices=Unit.choices)],
            widget=SpanWidget(),
            error_messages={"required": words},
            **kwargs,
        )

    def compress(self, data_list: Sequence[Any]) -> timedelta | None:
        if not data_list:
            return None
        number, unit = data_list
        return Unit(unit).length * int(number)


class CodeField(forms.CharField):
    """A code that somebody copies from paper: nothing completes it, phones show capitals.

    Case, spaces and dashes are for whoever looks it up.
    """

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        super().__init__(
            widget=forms.TextInput(attrs=attrs),
            error_messages={"required": _("Write the code.")},
            **kwargs,
        )


class ScoreField(forms.TypedChoiceField):
    """From one to five, by the button that was pressed."""

    def __init__(self, **kwargs: Any) -> None:
        words = _("Choose a score from 1 to 5.")
        super().__init__(
            choices=[(number, number) for number in range(1, 6)],
            coerce=int,
            error_messages={"required": words, "invalid_choice": words},
            **kwargs,
        )


class LookupWidget(forms.Widget):
    """A text box with suggestions; where the words fit several rows, a choice among them.

    Works without a script: suggestions are a ``datalist``, and an ambiguous answer comes back
    with radio buttons.
    """

    template_name = "core/lookup_widget.html"

    def __init__(self) -> None:
        super().__init__()
        self.suggestions: Sequence[str] = ()
        self.candidates: Sequence[tuple[str, str]] = ()

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        return id_ or ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        text, chosen = value if isinstance(value, tuple) else (value or "", "")
        context["widget"] |= {
            "text": text,
            "chosen": chosen,
            "suggestions": self.suggestions,
            "candidates": self.candidates,
        }
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> tuple[str, str]:
        return str(data.get(name, "")), str(data.get(f"{name}-choice", ""))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        return name not in data


class LookupField(forms.Field, Generic[M]):
    """A row found by what a person calls it. Cleans to the row, or None when left empty.

    ``find`` takes the words and returns the rows that fit, best first; ``describe`` says a row in
    one line. More than one fitting row is a choice given back to the person, not an error of hers.
    """

    widget: LookupWidget
    default_error_messages = {
        "unknown": _("We do not find it. Write part of its name, and the municipality."),
        "several": _("More than one has this name: choose yours."),
        "many": _("Many have this name: add another word, for example the municipality."),
    }
    # More than these cannot be read as a list of choices.
    MOST = 12

    def __init__(
        self,
        *,
        find: Callable[[str], Sequence[M]],
        describe: Callable[[M], str],
        **kwargs: Any,
    ) -> None:
        super().__init__(widget=LookupWidget(), **kwargs)
        self.find = find
        self.describe = describe

    def suggest(self, rows: Iterable[M]) -> None:
        """Offer these rows while she types."""
        self.widget.suggestions = [self.describe(row) for row in rows]

    def prepare_value(self, value: Any) -> Any:
        return self.describe(cast("M", value)) if isinstance(value, models.Model) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != (data[0] if data else ""))

    def clean(self, value: tuple[str, str]) -> M | None:
        words, chosen = one_line(value[0]), value[1]
        if not words:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        return self._pick(list(self.find(words[:200])), words, chosen)

    def _pick(self, rows: list[M], words: str, chosen: str) -> M:
        exact = [row for row in rows if self.describe(row) == words]
        picked = [row for row in rows if str(row.pk) == chosen] or exact or rows
        if len(picked) == 1:
            return picked[0]
        if len(rows) > self.MOST:
            raise forms.ValidationError(self.error_messages["many"], code="many")
        self.widget.candidates = [(str(row.pk), self.describe(row)) for row in rows]
        code = "several" if rows else "unknown"
        raise forms.ValidationError(self.error_messages[code], code=code)
