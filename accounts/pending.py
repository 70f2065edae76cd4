"""The sign-in that this browser has begun: which code was sent, and where to go after."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from accounts.models import SignInCode

SESSION_KEY = "sign_in"


def begin(request: HttpRequest, code: SignInCode, *, next_url: str) -> None:
    """Remember ``code``; another one takes the place of the one before."""
    request.session[SESSION_KEY] = {"code": str(code.pk), "next": next_url}


def current(request: HttpRequest) -> SignInCode | None:
    """The code this browser waits for, if there is one still kept."""
    state = request.session.get(SESSION_KEY)
    if not state:
        return None
    return SignInCode.objects.filter(pk=UUID(state["code"])).first()


def next_url(request: HttpRequest) -> str:
    """Where she wanted to go: an address of ours, checked when it was written; may be empty."""
    return str(request.session.get(SESSION_KEY, {}).get("next", ""))


def end(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
