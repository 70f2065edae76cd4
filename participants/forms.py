"""What we ask of a person, and how it is cleaned. A form asks only the questions it is given."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from core.forms import LineField, LookupField
from participants.ages import age_on
from participants.coming_of_age import is_old_enough
from participants.enums import Gender, Occupation, Question
from participants.lookups import municipality_field, school_field
from participants.models import Participant
from participants.services import TOO_YOUNG, Answers, said_in
from schools.models import School
from schools.years import school_year_of, year_words

OLDEST = 120
OF_PUPILS = frozenset({Question.SCHOOL, Question.SCHOOL_YEAR})
NAME_LENGTH = 150


def check_birth_date(birth_date: date) -> None:
    """A day in the past, of somebody who may register herself."""
    today = timezone.localdate()
    if birth_date > today or age_on(birth_date, today) > OLDEST:
        raise ValidationError(_("Check the year: this cannot be your date of birth."))
    if not is_old_enough(birth_date, today):
        raise ValidationError(TOO_YOUNG)


class QuestionsForm(forms.Form):
    """Asks ``questions``; ``schools`` are suggested where the school is asked.

    School and class are asked of ``school_year`` (202627), of the present one where none is given.
    """

    # Whose answers are shown to be corrected, where they are somebody's whom we know.
    participant: Participant | None = None

    def __init__(
        self,
        *args: Any,
        questions: Collection[Question],
        schools: Sequence[School] = (),
        school_year: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.school_year = school_year or school_year_of(timezone.localdate())
        for question in Question:
            if question in questions:
                self.fields |= FIELDS[question]()
        if isinstance(school := self.fields.get("school"), LookupField):
            school.suggest(schools)
        if class_year := self.fields.get("school_year"):
            words = _("In the school year %(year)s.")
            class_year.help_text = words % {"year": year_words(self.school_year)}

    def answers(self) -> Answers:
        """What was answered, in the words of ``participants.services``; never the declaration."""
        answered = self.cleaned_data.items()
        told = cast("Answers", {k: v for k, v in answered if k in Answers.__annotations__})
        if self._leaves_class(told):
            del told["school_year"]
            return told
        return said_in(self.school_year, told)

    def _leaves_class(self, told: Answers) -> bool:
        """Was a class of a year before shown as none, and left so? It stays what it was then."""
        person = self.participant
        is_old = person is not None and person.class_in(self.school_year) is None
        return is_old and "school_year" in told and told["school_year"] is None


def year_to_ask(participant: Participant | None) -> str:
    """The school year of which her page asks school and class: the present one, or the next where
    she has said them of that already.
    """
    present = school_year_of(timezone.localdate())
    return max(present, participant.class_said_in) if participant else present


class ProfileForm(QuestionsForm):
    """Her own data, to see and to correct: what she answered before.

    School and class may be told ``with_school`` where nobody asked: hours count by them (L16).
    """

    def __init__(
        self,
        *args: Any,
        participant: Participant | None,
        with_school: bool = False,
        **kwargs: Any,
    ) -> None:
        self.participant = participant
        kwargs["questions"] = {Question.NAME, *self._known(), *(OF_PUPILS if with_school else ())}
        if participant is None:
            kwargs["questions"].add(Question.IS_14)
        super().__init__(*args, school_year=year_to_ask(participant), **kwargs)
        for name in self.fields.keys() - {"first_name", "last_name", "is_14"}:
            self.fields[name].required = self.fields[name].widget.is_required = False
        self.fields["language"] = forms.ChoiceField(
            choices=Language.choices,
            label=_("Language in which we write to you"),
            widget=forms.RadioSelect,
        )

    def _known(self) -> set[Question]:
        participant = self.participant
        if participant is None:
            return set()
        held: Mapping[Question, object] = {
            Question.BIRTH_DATE: participant.birth_date,
            Question.SCHOOL: participant.school_id,
            Question.SCHOOL_YEAR: participant.school_year,
            Question.MUNICIPALITY: participant.municipality_id,
            Question.GENDER: participant.gender,
            Question.OCCUPATION: participant.occupation,
        }
        return {question for question, value in held.items() if value}


def _name_fields() -> dict[str, forms.Field]:
    return {
        "first_name": LineField(
            label=_("First name"),
            max_length=NAME_LENGTH,
            widget=forms.TextInput({"autocomplete": "given-name"}),
            error_messages={"required": _("Write your first name.")},
        ),
        "last_name": LineField(
            label=_("Last name"),
            max_length=NAME_LENGTH,
            widget=forms.TextInput({"autocomplete": "family-name"}),
            error_messages={"required": _("Write your last name.")},
        ),
    }


def _is_14_field() -> forms.Field:
    return forms.BooleanField(
        label=_("I am 14 or older"),
        help_text=_("We keep this declaration with today's date."),
        error_messages={"required": TOO_YOUNG},
    )


def _birth_date_field() -> forms.Field:
    return forms.DateField(
        label=_("Date of birth"),
        help_text=_("It is asked only where an event depends on your age."),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
        validators=[check_birth_date],
        error_messages={
            "required": _("Write your date of birth."),
            "invalid": _("This is not a date: write day, month and year."),
        },
    )


def _school_year_field() -> forms.Field:
    years = [(year, _("Class %(year)s") % {"year": year}) for year in range(1, 6)]
    return forms.TypedChoiceField(
        label=_("Class"),
        choices=[("", _("Choose")), *years],
        coerce=int,
        empty_value=None,
        error_messages={
            "required": _("Choose your class."),
            "invalid_choice": _("Choose a class of the list."),
        },
    )


def _gender_field() -> forms.Field:
    return forms.ChoiceField(
        label=_("Gender"),
        help_text=_("Asked because some places are kept: you need not say it."),
        choices=Gender.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose an answer of the list.")},
    )


def _occupation_field() -> forms.Field:
    return forms.ChoiceField(
        label=_("What do you do now?"),
        choices=Occupation.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say what you do now."),
            "invalid_choice": _("Choose an answer of the list."),
        },
    )


FIELDS: Mapping[Question, Callable[[], dict[str, forms.Field]]] = {
    Question.NAME: _name_fields,
    Question.IS_14: lambda: {"is_14": _is_14_field()},
    Question.BIRTH_DATE: lambda: {"birth_date": _birth_date_field()},
    Question.SCHOOL: lambda: {"school": school_field()},
    Question.SCHOOL_YEAR: lambda: {"school_year": _school_year_field()},
    Question.MUNICIPALITY: lambda: {"municipality": municipality_field()},
    Question.GENDER: lambda: {"gender": _gender_field()},
    Question.OCCUPATION: lambda: {"occupation": _occupation_field()},
}
