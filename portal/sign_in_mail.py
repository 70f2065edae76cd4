"""The mails of signing in go through the outbox like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.adapters import AccountAdapter
from accounts.enums import Language
from accounts.models import CODE_LIFE, User
from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Fact, Letter, Link
from communications.models import Email
from communications.services import queue_email
from core.site import absolute

# People wait for a code with the page open: it overtakes the rest of the outbox.
URGENT = 1
CODES = {
    "accounts/email/code": "accounts.code",
    "account/email/email_confirmation": "accounts.confirm_address",
    "account/email/email_confirmation_signup": "accounts.confirm_address",
}
ALREADY_EXISTS = "accounts/email/account_already_exists"
# What of allauth's context is written down: neither where somebody was nor on what machine.
NOTICE_KEYS = ("to_email",)


class OutboxAccountAdapter(AccountAdapter):
    """The account adapter that writes its mails to the outbox."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a mail. Whatever of allauth's is not a code is a notice of an event."""
        if kind := CODES.get(template_prefix):
            self._queue_code(kind, email, context)
        elif template_prefix == ALREADY_EXISTS:
            self._queue("accounts.already_exists", email, {})
        else:
            event = template_prefix.rpartition("/")[2]
            told = {key: context[key] for key in NOTICE_KEYS if key in context}
            self._queue("accounts.security_notice", email, {"event": event, **told})

    def _queue_code(self, kind: str, email: str, context: dict[str, Any]) -> None:
        """A code for an address: the row is the same whether or not we know it."""
        queue_email(
            kind=kind,
            dedup_key=context.get("dedup_key") or f"{kind}:{uuid4()}",
            to=email,
            language=context.get("language") or _page_language(),
            context={"code": context["code"]},
            priority=URGENT,
        )

    def _queue(self, kind: str, email: str, context: dict[str, Any]) -> None:
        user = User.objects.filter(email=email).first()
        queue_email(
            kind=kind,
            dedup_key=f"{kind}:{uuid4()}",
            to=email,
            language=user.language if user else _page_language(),
            recipient=user,
            context=context,
        )


def _page_language() -> str:
    language = get_language()
    return language if language in Language.values else settings.LANGUAGE_CODE


def register_kinds() -> None:
    """Make known the kinds of message about one's access."""
    for name, letter, title, is_secret in (
        ("code", _code, gettext_lazy("Code to sign in"), True),
        ("confirm_address", _confirm_address, gettext_lazy("Code for an address"), True),
        ("already_exists", _already_exists, gettext_lazy("Access that was there already"), False),
        ("security_notice", _security_notice, gettext_lazy("Notice about an access"), False),
    ):
        build = _build(letter)
        register(
            MessageKind(
                f"accounts.{name}", TEMPLATE, build, title, is_secret=is_secret, keeps_address=True
            )
        )


def _build(letter: Callable[[Email], Letter]) -> Callable[[Sequence[Email]], dict[int, Content]]:
    def build(emails: Sequence[Email]) -> dict[int, Content]:
        return {email.pk: letter(email).content() for email in emails if not _is_too_late(email)}

    return build


def _is_too_late(email: Email) -> bool:
    """A code that comes when it no longer works would only confuse."""
    return email.is_secret and timezone.now() - email.created_at > CODE_LIFE


def _code(email: Email) -> Letter:
    return Letter(
        subject=_("Your code to sign in"),
        title=_("Your code to sign in"),
        paragraphs=(_("Write this code on the page where you asked for it."),),
        facts=(Fact(_("Code"), (str(email.context["code"]),)),),
        afterwards=(
            _("It works once, for 15 minutes."),
            _("Do not tell it to anybody: we never ask for it by phone or by mail."),
        ),
        reason=_(
            "Somebody wrote this address on our sign-in page. If it was not you, do nothing: "
            "without the code nobody comes in."
        ),
    )


def _confirm_address(email: Email) -> Letter:
    return Letter(
        subject=_("Your code to confirm this address"),
        title=_("Your code to confirm this address"),
        paragraphs=(_("Write this code on the page where you gave this address."),),
        facts=(Fact(_("Code"), (str(email.context["code"]),)),),
        afterwards=(_("It works once, for 15 minutes."),),
        reason=_(
            "Somebody gave this address for an access to our portal. If it was not you, do "
            "nothing: without the code nothing changes."
        ),
    )


def _already_exists(email: Email) -> Letter:
    return Letter(
        subject=_("You already have an access"),
        title=_("You already have an access"),
        paragraphs=(
            _(
                "Somebody used this address to come in through another service. You already have "
                "an access with it: sign in with a code by email. Then you can connect the other "
                "service, on the page on the security of your access."
            ),
        ),
        action=Link(_("Sign in"), absolute(reverse("account_login"))),
        reason=_("If it was not you, do nothing: nobody came in."),
    )


def _security_notice(email: Email) -> Letter:
    return Letter(
        subject=_("Something has changed in your access"),
        title=_("Something has changed in your access"),
        paragraphs=(
            _what_changed(email.context),
            _("If it was you, there is nothing to do. If it was not, write to us at once."),
        ),
        action=Link(_("Security of your access"), absolute(reverse("mfa_index"))),
        reason=_("We write to you whenever the way you sign in changes."),
    )


def _what_changed(context: dict[str, Any]) -> str:
    if context["event"] == "email_changed":
        return _("From now on you sign in with the address %(address)s.") % {
            "address": context["to_email"]
        }
    return {
        "totp_activated": _("An app for sign-in codes was connected to your access."),
        "totp_deactivated": _("The app for sign-in codes was removed from your access."),
        "webauthn_added": _("A passkey was added to your access."),
        "webauthn_removed": _("A passkey was removed from your access."),
        "recovery_codes_generated": _("New recovery codes were made for your access."),
        "account_connected": _("Another way to sign in was connected to your access."),
        "account_disconnected": _("A way to sign in was removed from your access."),
    }.get(context["event"], _("The settings of your access were changed."))
