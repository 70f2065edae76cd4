"""Middleware without domain words."""

from __future__ import annotations

from collections.abc import Callable

import pghistory
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

GetResponse = Callable[[HttpRequest], HttpResponse]

# Says that what an address answers can never be anything else.
FOR_EVER = "public, max-age=31536000, immutable"


class AddressMiddleware:
    """No page has an address with a NUL, which PostgreSQL could not even be asked for: 404.

    Outside the views, for theirs and for those of packages, inside whatever their 404 page needs.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        return self.get_response(request)


class PersonalPagesMiddleware:
    """What a signed-in person sees is hers: no cache keeps it, shared or of the browser.

    What is the same for everybody and for ever (``FOR_EVER``) is nobody's.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.get("Cache-Control") != FOR_EVER and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class HistoryMiddleware:
    """Whatever a signed-in person changes carries her name in the history (``core.history``)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.user.is_authenticated:
            return self.get_response(request)
        with pghistory.context(user=request.user.pk):
            return self.get_response(request)
