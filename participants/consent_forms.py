"""What the buttons and forms of the page of consents send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LineField
from participants.models import ConsentUse, PurposeText


class PersonForm(forms.Form):
    """Whom a form of the page is about."""

    person = forms.IntegerField(min_value=1)


class ConsentForm(PersonForm):
    """A button: for whom, to which words, for which use. Nothing is ever ticked beforehand."""

    text = forms.ModelChoiceField(PurposeText.objects.published().select_related("purpose"))
    use = forms.ModelChoiceField(ConsentUse.objects.all(), required=False)
    is_refusal = forms.BooleanField(required=False)


class HolderForm(forms.Form):
    """The other parent, to whom a link is sent."""

    name = LineField(
        label=_("First and last name of the other parent"),
        max_length=150,
        error_messages={"required": _("Write the name of the other parent.")},
    )
    email = forms.EmailField(
        label=_("Email address of the other parent"),
        help_text=_("We send a link there. It is not your address, nor the child’s."),
        error_messages={
            "required": _("Write the email address of the other parent."),
            "invalid": _("Write a whole email address, such as name@example.org."),
        },
    )


class SoleForm(forms.Form):
    """The declaration of a parent who holds parental responsibility alone."""

    is_sole = forms.BooleanField(
        label=_("I declare that I alone hold parental responsibility"),
        error_messages={"required": _("Tick the declaration, or ask the other parent.")},
    )


class HolderAnswerForm(forms.Form):
    """What a parent answers by her link: yes to some uses, none ticked beforehand."""

    def __init__(self, *args: Any, uses: list[ConsentUse], asks_sole: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uses"] = forms.ModelMultipleChoiceField(
            ConsentUse.objects.filter(pk__in=[use.pk for use in uses]),
            label=_("I agree to photos and videos"),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Tick what you agree to, or press “No to everything”.")},
        )
        if asks_sole:
            self.fields["is_sole"] = forms.BooleanField(
                label=_("I declare that I alone hold parental responsibility"),
                required=False,
            )
