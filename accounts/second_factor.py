"""Has this session shown a second factor?"""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import User

DEMO_SESSION_KEY = "demo_second_factor"
# Recovery codes alone are not enough to have one: they come with the first of these.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# The page that asked for a factor, while she is adding one.
NEXT_SESSION_KEY = "second_factor_next"


def has_second_factor(request: HttpRequest) -> bool:
    """True when the person showed a TOTP code, a recovery code or a passkey in this session.

    The demo's sign-in links stand for it, and only where ``settings.DEMO`` is on.
    """
    user = request.user
    if not isinstance(user, User):
        return False
    if settings.DEMO and request.session.get(DEMO_SESSION_KEY):
        return True
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)


def ask_for_second_factor(
    request: HttpRequest, user: User, *, next_url: str
) -> HttpResponseRedirect:
    """Lead ``user`` to show her factor, or to add one first, and then to ``next_url``."""
    if is_mfa_enabled(user, FACTORS):
        return redirect(f"{_where_shown(user)}?{urlencode({'next': next_url})}")
    request.session[NEXT_SESSION_KEY] = next_url
    return redirect("mfa_index")


def _where_shown(user: User) -> str:
    """The code of an app where there is one, else the passkey."""
    has_app = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    return reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")


def forget_next(request: HttpRequest) -> None:
    """She has arrived at the page that asked."""
    request.session.pop(NEXT_SESSION_KEY, None)
