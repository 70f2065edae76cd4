"""Whom the organisers register, and the public page's questions about her."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from events.enums import GuardianPolicy
from participants.enums import Question
from participants.forms import FIELDS
from participants.models import Guardianship, Participant
from registrations.forms import GUARDIAN, RegisterForm


class SearchForm(forms.Form):
    """Somebody who is in the portal already."""

    q = forms.CharField(
        label=_("Name, email address or ticket code"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )


class StaffRegisterForm(RegisterForm):
    """The form that she would fill in herself, and for somebody new where to write to her."""

    email = forms.EmailField(
        label=_("Email address"),
        help_text=_(
            "With an address she gets an account and our messages. Without one nobody writes to "
            "her: give her the ticket code yourself."
        ),
        required=False,
        error_messages={"invalid": _("Write an address such as name@example.org.")},
    )
    language = forms.ChoiceField(
        label=_("Language in which we write to her"), choices=Language.choices
    )

    # Told apart by it are two people of one name and two presses of one button.
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, participant: Participant | None, **kwargs: Any) -> None:
        super().__init__(*args, participant=participant, **kwargs)
        self._word_guardian()
        if participant is not None:
            del self.fields["email"], self.fields["language"], self.fields["key"]
            if participant.declared_14_on is None:
                self.fields |= FIELDS[Question.IS_14]()
        if "is_14" in self.fields:
            self.fields["is_14"].label = _("She says that she is 14 or older")
        self.order_fields(["first_name", "last_name", "email", "language"])

    @property
    def on_paper(self) -> bool:
        """Whether the organisers keep a sheet that the guardian signed."""
        return bool(self.cleaned_data.get("on_paper"))

    def address_of_hers(self) -> str:
        """Where she is written to: the address that is typed, or that of her account."""
        user = self.participant.user if self.participant else None
        return user.email if user else self.cleaned_data.get("email", "")

    def _word_guardian(self) -> None:
        """Say it of her, and ask whether a signed sheet stands in for the mail."""
        if GUARDIAN[0] in self.fields:
            self.fields[GUARDIAN[0]].help_text = _("Only if she is under 18.")
            self.fields[GUARDIAN[1]].help_text = _(
                "Only if she is under 18, and not her own: we write there about this."
            )
        is_asked = self.session.event.minor_policy == GuardianPolicy.AUTHORISE
        if is_asked and (GUARDIAN[0] in self.fields or self._has_one_guardian()):
            self.fields["on_paper"] = forms.BooleanField(
                label=_("The parent or guardian signed the authorisation on paper"),
                help_text=_("Keep the sheet. Nobody is asked by mail, and the place is confirmed."),
                required=False,
            )

    def _has_one_guardian(self) -> bool:
        """Of several it would not be clear who signed: they are asked by mail."""
        known = Guardianship.objects.open().filter(participant=self.participant)
        return self.participant is not None and known.count() == 1
