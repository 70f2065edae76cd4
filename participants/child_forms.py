"""What a guardian is asked about a child. In the words of somebody who writes of another."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.ages import age_on, is_minor
from participants.enums import Question, Relation
from participants.forms import OF_PUPILS, OLDEST, QuestionsForm, year_to_ask
from participants.models import Guardianship, Participant
from participants.services import NO_CHILD

# What is asked of a child only where an event needs it, and shown here once it was told (L7).
KEPT = {
    Question.SCHOOL: "school",
    Question.SCHOOL_YEAR: "school_year",
    Question.MUNICIPALITY: "municipality",
}


def check_child_birth_date(birth_date: date) -> None:
    """A day in the past, of somebody under 18 (L9)."""
    today = timezone.localdate()
    if birth_date > today or age_on(birth_date, today) > OLDEST:
        raise ValidationError(_("Check the year: this cannot be a date of birth."))
    if not is_minor(birth_date, today):
        raise ValidationError(NO_CHILD)


class ChildQuestionsForm(QuestionsForm):
    """``questions`` about a child: nothing of the reader's own is filled in by the browser."""

    WORDS = {
        "first_name": (_("First name of the child"), _("Write the first name of the child.")),
        "last_name": (_("Last name of the child"), _("Write the last name of the child.")),
        "birth_date": (_("Date of birth of the child"), _("Write the date of birth.")),
        "school": (_("School of the child"), _("Write the name of the school.")),
        "school_year": (_("Class of the child"), _("Choose the class.")),
        "municipality": (
            _("Municipality where the child lives"),
            _("Write the name of the municipality."),
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, required) in self.WORDS.items():
            if field := self.fields.get(name):
                field.label = label
                field.error_messages["required"] = required
                field.widget.attrs["autocomplete"] = "off"
        if field := self.fields.get("birth_date"):
            field.help_text = ""
            field.validators = [check_child_birth_date]


class ChildForm(ChildQuestionsForm):
    """A child, new or to be corrected: who she is, and who answers for her.

    School and class may be told ``with_school`` where no event asked (``ProfileForm``).
    """

    def __init__(
        self,
        *args: Any,
        guardianship: Guardianship | None = None,
        with_school: bool = False,
        **kwargs: Any,
    ) -> None:
        self.participant = child = guardianship.participant if guardianship else None
        known = {question for question, name in KEPT.items() if getattr(child, name, None)}
        asked = known | (OF_PUPILS if with_school else frozenset())
        kwargs["questions"] = {Question.NAME, Question.BIRTH_DATE, *asked}
        if guardianship:
            kwargs["initial"] = _initial(guardianship)
        super().__init__(*args, school_year=year_to_ask(child), **kwargs)
        for name in KEPT.values():
            if name in self.fields:
                self.fields[name].required = self.fields[name].widget.is_required = False
        self.fields |= _guardian_fields()
        if guardianship is None:
            self.fields["responsible"] = _responsible_field()


class OwnAccessForm(forms.Form):
    """Where the link to her own access goes."""

    email = forms.EmailField(
        label=_("Email address of the child"),
        help_text=_("Her own, not yours: she signs in with it."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Write the address."),
            "invalid": _("This is not an email address: check it."),
        },
    )


def _initial(guardianship: Guardianship) -> dict[str, Any]:
    child: Participant = guardianship.participant
    names = ["first_name", "last_name", "birth_date", *KEPT.values()]
    of_child = {name: getattr(child, name) for name in names}
    of_child["school_year"] = child.class_in(year_to_ask(child))
    return of_child | {"relation": guardianship.relation, "is_sole": guardianship.is_sole}


def _guardian_fields() -> dict[str, forms.Field]:
    return {
        "relation": forms.TypedChoiceField(
            label=_("You are"),
            choices=Relation.choices,
            coerce=Relation,
            initial=Relation.PARENT,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Say who you are to the child."),
                "invalid_choice": _("Choose an answer of the list."),
            },
        ),
        "is_sole": forms.BooleanField(
            label=_("I am the only one who holds parental responsibility"),
            help_text=_("Leave it empty where there is another parent or guardian."),
            required=False,
        ),
    }


def _responsible_field() -> forms.Field:
    return forms.BooleanField(
        label=_("I declare that I hold parental responsibility for this child"),
        help_text=_("We keep this declaration with today's date."),
        error_messages={
            "required": _("Only who holds parental responsibility can add a child: declare it.")
        },
    )
