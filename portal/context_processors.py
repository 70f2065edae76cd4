"""What the shell of every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

SITE = {
    "name": "SITE_NAME",
    "owner": "SITE_OWNER",
    "owner_url": "SITE_OWNER_URL",
    "contact_email": "SITE_CONTACT_EMAIL",
    "phone": "SITE_PHONE",
    "address": "SITE_ADDRESS",
    "tax_code": "SITE_TAX_CODE",
    "pec": "SITE_PEC",
    "url": "SITE_URL",
    "accessibility_statement_url": "ACCESSIBILITY_STATEMENT_URL",
}


def site(request: HttpRequest) -> dict[str, Any]:
    """Who runs the portal, and this page's address in the other languages.

    ``alternate_urls`` is a list of (code, own name, address) without the current language.
    """
    return {
        "site": {key: getattr(settings, name) for key, name in SITE.items()},
        "alternate_urls": [
            (code, name, translate_url(request.get_full_path(), code))
            for code, name in (("it", "Italiano"), ("en", "English"))
            if code != get_language()
        ],
        "is_demo": settings.DEMO,
    }
