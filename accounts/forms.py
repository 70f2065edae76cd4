"""What people type at the door."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import AddEmailForm as AllauthAddEmailForm
from allauth.account.forms import ConfirmEmailVerificationCodeForm
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm
from allauth.socialaccount.forms import SignupForm as AllauthSocialSignupForm
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.codes import plain_code

# No maxlength of six: a code pasted with a space or a dash would be cut.
CODE_ATTRS = {
    "class": "code-input",
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "autocapitalize": "off",
    "spellcheck": "false",
    "maxlength": "20",
}


class SignInForm(forms.Form):
    """The address a code goes to."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
        error_messages={
            "required": _("Write your email address."),
            "invalid": _("Write an email address like name@example.org."),
        },
    )

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
            error_messages={"required": _("Write the code.")},
        )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = plain_code(self.cleaned_data["code"])
        check = getattr(super(), "clean_code", None)
        return str(check()) if check else str(self.cleaned_data["code"])


class CodeForm(CodeMixin):
    """The code from the mail."""


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

    email = forms.EmailField(
        label=_("New email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )


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


class EditPasskeyForm(AllauthEditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of this passkey"), max_length=100)


class ProviderSignUpForm(AllauthSocialSignupForm):
    """The address of somebody whose provider did not say it."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("We send you a code to check it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )
