"""What people type at the door."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import AddEmailForm as AllauthAddEmailForm
from allauth.account.forms import ConfirmEmailVerificationCodeForm
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm as AllauthAuthenticateWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm
from allauth.mfa.webauthn.forms import LoginWebAuthnForm as AllauthLoginWebAuthnForm
from allauth.mfa.webauthn.forms import (
    ReauthenticateWebAuthnForm as AllauthReauthenticateWebAuthnForm,
)
from allauth.socialaccount.forms import DisconnectForm as AllauthDisconnectForm
from allauth.socialaccount.forms import SignupForm as AllauthSocialSignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.codes import is_mail_code, plain_code

# No maxlength of six: a code pasted with a space or a dash would be cut.
CODE_ATTRS = {
    "class": "code-input",
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "autocapitalize": "off",
    "spellcheck": "false",
    "maxlength": "20",
}


class AddressField(forms.EmailField):
    """An email address. What is wrong with it is said once, in our words."""

    default_error_messages = {
        "required": _("Write your email address."),
        "invalid": _("Write an email address like name@example.org."),
        "null_characters_not_allowed": _("Write an email address like name@example.org."),
        "max_length": _("This address is too long: check it."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"})
        super().__init__(max_length=254, widget=widget, **kwargs)

    def run_validators(self, value: Any) -> None:
        try:
            super().run_validators(value)
        except ValidationError as refusals:
            raise ValidationError(refusals.messages[0]) from None


class SignInForm(forms.Form):
    """The address a code goes to."""

    email = AddressField(label=_("Email address"))

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class CodeMixin(forms.Form):
    """One field for the whole code, that takes it as it is pasted."""

    code_help: Any = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code"),
            max_length=20,
            help_text=self.code_help,
            widget=forms.TextInput(attrs=CODE_ATTRS),
            error_messages={
                "required": _("Write the code."),
                "max_length": _("This code is too long: check it."),
                "null_characters_not_allowed": _("Write the code with letters and digits alone."),
            },
        )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = plain_code(self.cleaned_data["code"])
        check = getattr(super(), "clean_code", None)
        return str(check()) if check else str(self.cleaned_data["code"])


class CodeForm(CodeMixin):
    """The code from the mail. What cannot be one is refused here, and spends no attempt."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if not is_mail_code(code):
            raise ValidationError(_("The code has 6 digits."))
        return code


class AuthenticateForm(CodeMixin, AllauthAuthenticateForm):
    """The second factor, at the door."""

    code_help = _("The 6 digits of your app, or one of your recovery codes.")


class ReauthenticateForm(CodeMixin, AllauthReauthenticateForm):
    """The second factor, asked again."""

    code_help = _("The 6 digits of your app, or one of your recovery codes.")


class ActivateTOTPForm(CodeMixin, AllauthActivateTOTPForm):
    """The first code of an app that was just connected."""

    code_help = _("The 6 digits that the app shows now.")


class ConfirmAddressForm(CodeMixin, ConfirmEmailVerificationCodeForm):
    """The code that proves a new address."""


class AddAddressForm(AllauthAddEmailForm):
    """The address that takes the place of the present one."""

    email = AddressField(label=_("New email address"))


class PasskeyMixin(forms.Form):
    """An answer without the parts that a passkey gives is wrong, not a fault of ours."""

    def clean_credential(self) -> Any:
        check = getattr(super(), "clean_credential", None)
        try:
            return check() if check else self.cleaned_data["credential"]
        except (AttributeError, KeyError):
            raise _not_a_passkey() from None


def _not_a_passkey() -> forms.ValidationError:
    return forms.ValidationError(_("The passkey was not used. Try again, or choose another way."))


class PasskeySignInForm(PasskeyMixin, AllauthLoginWebAuthnForm):
    """A passkey that opens the door by itself."""


class PasskeyAuthenticateForm(PasskeyMixin, AllauthAuthenticateWebAuthnForm):
    """A passkey as the second factor, at the door."""


class PasskeyReauthenticateForm(PasskeyMixin, AllauthReauthenticateWebAuthnForm):
    """A passkey as the second factor, asked again."""


class AlwaysChecked(forms.CheckboxInput):
    """A choice already made: nobody sees it, and the script of the form reads it as checked."""

    is_hidden = True

    def __init__(self) -> None:
        super().__init__(attrs={"hidden": True, "checked": True})


class AddPasskeyForm(AllauthAddWebAuthnForm):
    """A new passkey. It always signs in by itself: a key that only seconds a code has no use."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=100,
        required=False,
        help_text=_("It helps you to tell it from others, for instance “My phone”."),
    )
    passwordless = forms.BooleanField(required=False, widget=AlwaysChecked)

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except (AttributeError, KeyError):
            raise _not_a_passkey() from None


class EditPasskeyForm(AllauthEditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of this passkey"), max_length=100)


class ProviderSignUpForm(AllauthSocialSignupForm):
    """The address of somebody whose provider did not say it."""

    email = AddressField(label=_("Email address"), help_text=_("We send you a code to check it."))


class DisconnectForm(AllauthDisconnectForm):
    """Any connected account may go, the last one too: the code by mail always opens the door."""

    def clean(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
