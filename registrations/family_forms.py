"""Who of a family comes: each person with what is still to be told of her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from events.models import Session
from participants.child_forms import ChildQuestionsForm
from participants.enums import Question
from participants.forms import QuestionsForm
from participants.lookups import network_schools
from participants.models import Participant
from participants.services import Answers, said_in
from registrations.forms import TOO_MANY
from registrations.models import Registration
from registrations.services import RegistrationRefused
from registrations.standing import QUESTION_OF, missing_questions

COMES = "comes"


@dataclass(slots=True)
class Member:
    """Somebody who may come: ``refusal`` says why not, ``registration`` that she is in already.

    ``questions`` are the fields of the form about her, filled in by it.
    """

    participant: Participant
    is_me: bool
    label: str
    registration: Registration | None = None
    refusal: str = ""
    comes: BoundField | None = None
    questions: list[BoundField] = field(default_factory=list)

    @property
    def may_come(self) -> bool:
        return self.registration is None and not self.refusal

    def name_of(self, question: str) -> str:
        """The name of a field about her."""
        return f"p{self.participant.pk}-{question}"


class FamilyForm(forms.Form):
    """One press for all: who comes, what is missing of each of them, and how many adults."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, session: Session, members: Sequence[Member], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.session = members, session
        self.candidates = [member for member in members if member.may_come]
        for member in self.candidates:
            self._ask_about(member, session)
        if session.event.max_companions:
            self.fields["companions"] = _adults_field(session.event.max_companions)
        for member in self.candidates:
            member.comes = self[member.name_of(COMES)]
            member.questions = [self[name] for name in self._questions_of(member)]

    def _ask_about(self, member: Member, session: Session) -> None:
        self.fields[member.name_of(COMES)] = forms.BooleanField(label=member.label, required=False)
        questions = missing_questions(session, member.participant)
        asks_school = Question.SCHOOL in questions
        schools = network_schools(session.event.programme_id) if asks_school else []
        asking = QuestionsForm if member.is_me else ChildQuestionsForm
        form = asking(questions=questions, schools=schools, school_year=session.school_year)
        if asks_school:
            form.fields["school"].initial = member.participant.school
        self.fields |= {member.name_of(name): asked for name, asked in form.fields.items()}

    def _questions_of(self, member: Member) -> list[str]:
        comes = member.name_of(COMES)
        prefix = comes.removesuffix(COMES)
        return [name for name in self.fields if name.startswith(prefix) and name != comes]

    def clean(self) -> dict[str, Any]:
        """What is wrong about somebody says her name; about who does not come nothing is asked."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for member in self.candidates:
            for name in self._questions_of(member):
                errors: Sequence[Any] = self.errors.pop(name, [])
                for error in errors if data.get(member.name_of(COMES)) else ():
                    self.add_error(name, f"{member.participant.first_name}: {error}")
        if not self.coming:
            raise forms.ValidationError(_("Choose who comes."))
        return data

    @property
    def coming(self) -> list[Member]:
        """Those who are ticked."""
        ticked = self.cleaned_data.get
        return [member for member in self.candidates if ticked(member.name_of(COMES))]

    @property
    def companions_field(self) -> BoundField | None:
        """The question how many come along; None where the event takes nobody."""
        return self["companions"] if "companions" in self.fields else None

    @property
    def companions(self) -> int:
        return self.cleaned_data.get("companions") or 0

    def answers(self) -> dict[Participant, Answers]:
        """What was told of each of those who come."""
        return {member.participant: self._answers_of(member) for member in self.coming}

    def _answers_of(self, member: Member) -> Answers:
        prefix = member.name_of("")
        told = {name.removeprefix(prefix): name for name in self._questions_of(member)}
        answers = cast("Answers", {key: self.cleaned_data[name] for key, name in told.items()})
        return said_in(self.session.school_year, answers)

    def refuse(self, error: DomainError) -> bool:
        """Put a refusal beside the person or the answer that caused it; False where none did."""
        person = getattr(error, "participant", None)
        member = next((m for m in self.candidates if m.participant == person), None)
        if member is None:
            return False
        self.add_error(self._cause(member, error), str(error))
        return True

    def _cause(self, member: Member, error: DomainError) -> str:
        refusal = error.availability.refusal if isinstance(error, RegistrationRefused) else None
        if refusal:
            name = member.name_of(QUESTION_OF[refusal.condition.kind].value)
            if name in self.fields:
                return name
        return member.name_of(COMES)


def _adults_field(most: int) -> forms.Field:
    return forms.IntegerField(
        label=_("How many other people come along?"),
        help_text=_("For example you, to accompany them: each takes a place. 0 if nobody."),
        min_value=0,
        max_value=most,
        initial=0,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": _("Write how many people come along, 0 if none."),
            "invalid": _("Write a number, for example 2."),
            "max_value": TOO_MANY,
            "min_value": _("Write 0 or more."),
        },
    )
