"""What is asked of somebody who registers, answers an offer, or chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.forms import LineField
from events.availability import Availability, Verdict
from events.enums import GuardianPolicy
from events.models import Session
from participants.addresses import is_same_mailbox
from participants.ages import ADULT_AGE, age_on
from participants.enums import Question
from participants.forms import NAME_LENGTH, QuestionsForm
from participants.lookups import network_schools
from participants.models import Guardianship, Participant
from participants.services import OWN_ADDRESS, NamedGuardian
from registrations.enums import Answer
from registrations.standing import QUESTION_OF, missing_questions

# Whom somebody under 18 names.
GUARDIAN = ("guardian_name", "guardian_email")
NEEDED = {
    "guardian_name": _("Under 18 we need the name of a parent or guardian."),
    "guardian_email": _("Under 18 we need the email address of a parent or guardian."),
}
TOO_MANY = ngettext_lazy(
    "You can bring at most %(limit_value)d person.",
    "You can bring at most %(limit_value)d people.",
    "limit_value",
)


class RegisterForm(QuestionsForm):
    """Only what is missing and needed, for this session and this person."""

    def __init__(
        self,
        *args: Any,
        session: Session,
        participant: Participant | None,
        own_address: str = "",
        **kwargs: Any,
    ) -> None:
        """``own_address`` is where she is written to: a guardian has another (L4)."""
        self.session, self.participant, self.own_address = session, participant, own_address
        asks_guardian = session.event.minor_policy != GuardianPolicy.NONE
        questions = missing_questions(session, participant, asks_guardian=asks_guardian)
        asks_school = Question.SCHOOL in questions
        schools = network_schools(session.event.programme_id) if asks_school else []
        kwargs |= {"questions": questions, "schools": schools, "school_year": session.school_year}
        super().__init__(*args, **kwargs)
        if asks_school and participant:
            self.fields["school"].initial = participant.school
        if asks_guardian and self._may_be_asked(participant):
            self.fields |= guardian_fields()
        if session.event.max_companions:
            self.fields["companions"] = _companions_field(session.event.max_companions)

    @property
    def seats(self) -> int:
        return 1 + (self.cleaned_data.get("companions") or 0)

    @property
    def guardian(self) -> NamedGuardian | None:
        """Whom she named; None where nobody was asked, or she need name nobody."""
        name, email = (self.cleaned_data.get(field) for field in GUARDIAN)
        return NamedGuardian(name, email) if name and email else None

    def clean(self) -> dict[str, Any]:
        """A guardian is named by who is under 18, and kept of nobody else (L3, L7)."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if GUARDIAN[0] not in self.fields or "birth_date" in self.errors:
            return data
        if self._policy() == GuardianPolicy.NONE:
            for field in GUARDIAN:
                data[field] = ""
                self.errors.pop(field, None)
            return data
        for field in GUARDIAN:
            # It is not optional any more when the page comes back.
            self.fields[field].required = True
            if not data.get(field) and field not in self.errors:
                self.add_error(field, NEEDED[field])
        own = self.address_of_hers()
        if data.get(GUARDIAN[1]) and own and is_same_mailbox(own, data[GUARDIAN[1]]):
            self.add_error(GUARDIAN[1], OWN_ADDRESS)
        return data

    def address_of_hers(self) -> str:
        """Where she is written to herself."""
        return self.own_address

    def _policy(self) -> GuardianPolicy:
        """What the event asks of her guardian, by the birth date that is known or was written."""
        known = self.participant.birth_date if self.participant else None
        birth_date = self.cleaned_data.get("birth_date") or known
        day = timezone.localdate(self.session.starts_at)
        return self.session.event.guardian_policy(age_on(birth_date, day) if birth_date else None)

    def _may_be_asked(self, participant: Participant | None) -> bool:
        """Whether she may be under 18, and nobody is known who answers for her."""
        if participant is None:
            return True
        age = participant.age_on(timezone.localdate(self.session.starts_at))
        if age is not None and age >= ADULT_AGE:
            return False
        return not Guardianship.objects.open().filter(participant=participant).exists()

    def refuse(self, availability: Availability, sentence: str) -> bool:
        """Put a refusal beside the answer that caused it; False when none of hers did."""
        if availability.verdict is not Verdict.NOT_ELIGIBLE or availability.refusal is None:
            return False
        field = QUESTION_OF[availability.refusal.condition.kind].value
        if field not in self.fields:
            return False
        self.add_error(field, sentence)
        return True


class GuardianForm(forms.Form):
    """Who answers for her, asked alone: an address was mistyped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in guardian_fields().items():
            field.required, field.help_text = True, ""
            field.error_messages["required"] = NEEDED[name]
            self.fields[name] = field

    @property
    def guardian(self) -> NamedGuardian:
        return NamedGuardian(*(self.cleaned_data[field] for field in GUARDIAN))


class AuthoriseForm(forms.Form):
    """Yes or no of a guardian: two buttons of one form."""

    answer = forms.ChoiceField(choices=[(a, a) for a in (Answer.GIVEN, Answer.REFUSED)])


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


def guardian_fields() -> dict[str, forms.Field]:
    """Who answers for somebody under 18; without a script everybody sees what it is for."""
    return {
        GUARDIAN[0]: LineField(
            label=_("Name of a parent or guardian"),
            help_text=_("Only if you are under 18."),
            max_length=NAME_LENGTH,
            required=False,
            widget=forms.TextInput({"autocomplete": "off"}),
        ),
        GUARDIAN[1]: forms.EmailField(
            label=_("Email address of the parent or guardian"),
            help_text=_("Only if you are under 18, and not your own: we write there about this."),
            required=False,
            widget=forms.EmailInput({"autocomplete": "off"}),
            error_messages={"invalid": _("Write an address such as name@example.org.")},
        ),
    }


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


class EraseForm(forms.Form):
    """The second time that she says it: nothing can bring the data back."""

    sure = forms.BooleanField(
        label=_("Yes, erase these data for good"),
        error_messages={"required": _("Tick the box if you are sure: it cannot be undone.")},
    )
