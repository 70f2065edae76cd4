"""Pages for anonymous readers, kept for a few seconds.

A page that is the same for everybody is rendered once in ``ANONYMOUS_PAGE_SECONDS`` by each
process and served from its memory in between: no database, no template, no other machine to ask,
so it works whatever else is down. Whoever has a session or a message to read is never served from
here, and nothing that sets a cookie or is not a plain 200 is kept.

The view is marked with :func:`anonymous_page`; ``AnonymousPageMiddleware`` stands outside the
others, so that what it keeps is the finished answer, headers included.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.gzip import GZipMiddleware

GetResponse = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

# The query parameters that some marked view reads. Others (trackers add them to shared links) do
# not make another page: they are dropped from the key, and from the request of a marked view.
_known: set[str] = set()
# The answer to HEAD is that to GET: the server leaves the body out.
SAFE = {"GET", "HEAD"}
# A crafted address must not take much memory as a key.
LONGEST_QUERY = 600


def anonymous_page(*parameters: str) -> Callable[[View], View]:
    """Mark a view whose page is the same for every anonymous reader.

    ``parameters`` are the query parameters that it reads; it never sees others.
    """
    _known.update(parameters)

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            _keep_only(request, frozenset(parameters))
            response = view(request, *args, **kwargs)
            response._is_anonymous_page = True  # type: ignore[attr-defined]
            return response

        return marked

    return decorate


class AnonymousPageMiddleware:
    """Serves marked pages from memory, and keeps them there."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.compress = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = settings.ANONYMOUS_PAGE_SECONDS
        if not seconds or request.method not in SAFE or _is_somebody(request):
            return self.get_response(request)
        key, until = _key(request), time.time() + seconds
        if kept := caches["pages"].get(key):
            return _served(*kept)
        response = self.get_response(request)
        if not _may_be_kept(request, response):
            return response
        self.compress.process_response(request, response)
        del response["Vary"]
        # The language is in the address; a reader who signs in must not see the page of before.
        response["Vary"] = "Accept-Encoding, Cookie"
        kept = (response.content, dict(response.items()), until)
        caches["pages"].set(key, kept, seconds)
        return _served(*kept)


def _served(content: bytes, headers: dict[str, str], until: float) -> HttpResponse:
    """A kept page; other caches may hold it only for the time that it has left."""
    response = HttpResponse(content, headers=headers)
    response["Cache-Control"] = f"public, max-age={max(0, int(until - time.time()))}"
    return response


def _is_somebody(request: HttpRequest) -> bool:
    cookies = request.COOKIES if "HTTP_COOKIE" in request.META else {}
    return settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        getattr(response, "_is_anonymous_page", False)
        and response.status_code == 200
        and not response.cookies
        and not response.streaming
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def _key(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode(sorted(pair for pair in pairs if pair[0] in _known))
    packed = "gzip" if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "") else "plain"
    page = f"{packed}:{request.path_info}?{query}"
    return hashlib.blake2b(page.encode(errors="replace"), digest_size=16).hexdigest()


def _keep_only(request: HttpRequest, parameters: frozenset[str]) -> None:
    if not request.META.get("QUERY_STRING"):
        return
    kept = QueryDict(mutable=True)
    for name in request.GET:
        if name in parameters:
            kept.setlist(name, request.GET.getlist(name))
    kept._mutable = False
    request.GET = kept  # type: ignore[assignment]
    request.META["QUERY_STRING"] = kept.urlencode()
