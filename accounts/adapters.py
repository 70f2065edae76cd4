"""Where allauth asks how this house does things."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, get_language_from_path, gettext
from django.utils.translation import gettext_lazy as _

from accounts import services
from accounts.decorators import SIGNED_IN_AT
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Our words, our language rule. Mail goes where the composition root says."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("Wrong code."),
        "too_many_login_attempts": _("Too many attempts. Try again in a few minutes."),
        "rate_limited": _("Too many attempts. Try again in a few minutes."),
        "duplicate_email": _("This is already your address."),
        "email_taken": _("Somebody else signs in with this address: write another."),
    }

    def post_login(
        self, request: HttpRequest, user: User, *, redirect_url: str | None, **kwargs: Any
    ) -> HttpResponse:
        """Note when she signed in, and write to her from now on in the language she came in.

        A provider sends people back to one address for all languages: then it is the language
        of the page she goes on to.
        """
        request.session[SIGNED_IN_AT] = timezone.now().timestamp()
        onward = get_language_from_path(redirect_url) if redirect_url else None
        services.remember_language(user, onward or get_language() or settings.LANGUAGE_CODE)
        response: HttpResponse = super().post_login(
            request, user, redirect_url=redirect_url, **kwargs
        )
        return response

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """That she has signed out is a sentence by itself, without "Done:" before it."""
        if message_template == "account/messages/logged_out.txt":
            level = messages.INFO
        super().add_message(request, level, message_template, *args, **kwargs)

    def send_account_already_exists_mail(self, email: str) -> None:
        """To an address somebody tried to sign up with through a provider: how she comes in."""
        self.send_mail("accounts/email/account_already_exists", email, {})

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The ways to confirm who she is; there is no password among them."""
        words = {
            "mfa_reauthenticate": gettext("Use the code of your app"),
            "mfa_reauthenticate:webauthn": gettext("Use a passkey"),
        }
        return [
            {**method, "description": words[method["id"]]}
            for method in super().get_reauthentication_methods(user)
            if method["id"] in words
        ]


class MFAAdapter(DefaultMFAAdapter):
    """What passkeys and apps call us and the person."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Wrong code."),
        "add_email_blocked": _("Turn your second factor off before you change the address."),
        "cannot_delete_authenticator": _(
            "You cannot remove this: it is what protects your access."
        ),
        "cannot_generate_recovery_codes": _("Connect an app or add a passkey first."),
        "unverified_email": _("Confirm your email address first."),
    }

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        """What a new passkey is called until she says otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)
