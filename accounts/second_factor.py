"""Has this session shown a second factor?"""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

DEMO_SESSION_KEY = "demo_second_factor"


def has_second_factor(request: HttpRequest) -> bool:
    """True when the person signed in to this session with a TOTP code or a passkey.

    The demo's sign-in links stand for it, and only where ``settings.DEMO`` is on.
    """
    if settings.DEMO and request.session.get(DEMO_SESSION_KEY):
        return True
    return any(record.get("method") == "mfa" for record in get_authentication_records(request))
