"""What is asked of somebody who registers, answers an offer, or chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.availability import Availability, Verdict
from events.facts import conditions_of
from events.models import Session
from participants.enums import Question
from participants.forms import QuestionsForm
from participants.lookups import network_schools
from participants.models import Participant
from registrations.standing import QUESTION_OF, missing_questions

TOO_MANY = ngettext_lazy(
    "You can bring at most %(limit_value)d person.",
    "You can bring at most %(limit_value)d people.",
    "limit_value",
)


class RegisterForm(QuestionsForm):
    """Only what is missing and needed, for this session and this person."""

    def __init__(
        self, *args: Any, session: Session, participant: Participant | None, **kwargs: Any
    ) -> None:
        questions = missing_questions(conditions_of(session), participant)
        asks_school = Question.SCHOOL in questions
        schools = network_schools(session.event.programme_id) if asks_school else []
        super().__init__(*args, questions=questions, schools=schools, **kwargs)
        if session.event.max_companions:
            self.fields["companions"] = _companions_field(session.event.max_companions)

    @property
    def seats(self) -> int:
        return 1 + (self.cleaned_data.get("companions") or 0)

    def refuse(self, availability: Availability, sentence: str) -> bool:
        """Put a refusal beside the answer that caused it; False when none of hers did."""
        if availability.verdict is not Verdict.NOT_ELIGIBLE or availability.refusal is None:
            return False
        field = QUESTION_OF[availability.refusal.condition.kind].value
        if field not in self.fields:
            return False
        self.add_error(field, sentence)
        return True


class OfferForm(forms.Form):
    """Yes or no to an offered seat: two buttons of one form."""

    answer = forms.ChoiceField(choices=[("accept", "accept"), ("refuse", "refuse")])


class ChooseForm(forms.Form):
    """Which of two registrations at the same time she keeps."""

    keep = forms.ChoiceField(
        label=_("Which one do you keep?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose which one you keep."),
            "invalid_choice": _("Choose one of the two."),
        },
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = choices  # type: ignore[attr-defined]


def _companions_field(most: int) -> forms.Field:
    return forms.IntegerField(
        label=_("How many people come with you?"),
        help_text=_("Family or friends: each takes a place. Write 0 if you come alone."),
        min_value=0,
        max_value=most,
        initial=0,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": _("Write how many people come with you, 0 if none."),
            "invalid": _("Write a number, for example 2."),
            "max_value": TOO_MANY,
            "min_value": _("Write 0 or more."),
        },
    )
