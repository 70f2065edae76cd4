"""How allauth's views are made to answer as ours do."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from requests import RequestException

from accounts.models import User
from accounts.second_factor import FACTORS

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]

SIGNED_IN_AT = "signed_in_at"
# A session lasts two weeks; how she signs in may be changed only near its beginning.
FRESH = timedelta(minutes=30)


def fresh_sign_in(view: View) -> View:
    """Have her sign in again before she changes how she signs in.

    Whoever has a second factor is asked for that by allauth instead.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        since = timezone.now() - FRESH
        is_fresh = request.session.get(SIGNED_IN_AT, 0) > since.timestamp()
        if is_fresh or not isinstance(user, User) or is_mfa_enabled(user, FACTORS):
            return view(request, *args, **kwargs)
        onward = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return render(request, "accounts/sign_in_again.html", {"onward": onward})

    return wrapped


def in_our_shell(view: View) -> View:
    """Make a page of allauth one of ours.

    A form it shows again was refused: the status says so, as with our forms. Its ``site`` gives
    way to the one of our pages.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            (response.context_data or {}).pop("site", None)
            if request.method == "POST" and response.status_code == HTTPStatus.OK:
                response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return wrapped


def leave_by_a_page(view: View) -> View:
    """Go to another site from a page that says so, which goes on by itself.

    Our policy lets forms post to us alone, and browsers hold a redirect after a post to it too.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except RequestException as error:
            logger.warning("A sign-in provider does not answer: %s", type(error).__name__)
            return redirect("socialaccount_login_error")
        target = response.headers.get("Location", "")
        if not target or url_has_allowed_host_and_scheme(target, {request.get_host()}):
            return response
        return render(request, "accounts/leaving.html", {"target": target})

    return wrapped
