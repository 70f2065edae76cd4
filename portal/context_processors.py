"""What the shell of every page knows."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override

from core.site import site_facts
from schools.models import School


def site(request: HttpRequest) -> dict[str, Any]:
    """Who runs the portal, and this page's address in the other languages.

    ``alternate_urls`` is a list of (code, own name, address) without the current language.
    ``my_schools`` are those that the reader acts for, looked up only where a page names them.
    """
    return {
        "site": site_facts(),
        "alternate_urls": [
            (code, name, _in_language(request, code))
            for code, name in (("it", "Italiano"), ("en", "English"))
            if code != get_language()
        ],
        "is_demo": settings.DEMO,
        "my_schools": SimpleLazyObject(lambda: _schools_of(request)),
    }


def _in_language(request: HttpRequest, code: str) -> str:
    """This page's address in another language; the same where it has no other.

    As Django's ``translate_url``, which would look through all addresses again for the page that
    is being answered.
    """
    page = request.resolver_match
    address = request.get_full_path()
    if page is None:
        return address
    try:
        with override(code):
            path = reverse(page.view_name, args=page.args, kwargs=page.kwargs)
    except NoReverseMatch:
        return address
    return urlsplit(address)._replace(path=path).geturl()


def _schools_of(request: HttpRequest) -> list[School]:
    hers = School.objects.taught_by(request.user).select_related("organisation")
    return list(hers)
