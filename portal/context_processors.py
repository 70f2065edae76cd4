"""What the shell of every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

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
            (code, name, translate_url(request.get_full_path(), code))
            for code, name in (("it", "Italiano"), ("en", "English"))
            if code != get_language()
        ],
        "is_demo": settings.DEMO,
        "my_schools": SimpleLazyObject(lambda: _schools_of(request)),
    }


def _schools_of(request: HttpRequest) -> list[School]:
    hers = School.objects.taught_by(request.user).select_related("organisation")
    return list(hers)
