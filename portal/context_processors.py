"""What the shell of every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from core.site import site_facts


def site(request: HttpRequest) -> dict[str, Any]:
    """Who runs the portal, and this page's address in the other languages.

    ``alternate_urls`` is a list of (code, own name, address) without the current language.
    """
    return {
        "site": site_facts(),
        "alternate_urls": [
            (code, name, translate_url(request.get_full_path(), code))
            for code, name in (("it", "Italiano"), ("en", "English"))
            if code != get_language()
        ],
        "is_demo": settings.DEMO,
    }
