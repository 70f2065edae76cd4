"""Sign-in by OpenID Connect or SAML (a gateway to SPID and CIE), switched on by settings alone."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def sign_in_providers(*, oidc: str, saml: str) -> dict[str, Any]:
    """What django-allauth wants in ``SOCIALACCOUNT_PROVIDERS``.

    ``oidc`` and ``saml`` are JSON lists of allauth "apps"; empty means none. See
    ``docs/sign-in.md`` for one example each.

    Raises:
        ImproperlyConfigured: when one is not a JSON list.
    """
    return {
        "openid_connect": {"APPS": _apps("OIDC_PROVIDERS", oidc)},
        "saml": {"APPS": _apps("SAML_PROVIDERS", saml)},
    }


def _apps(name: str, text: str) -> list[dict[str, Any]]:
    if not text:
        return []
    try:
        apps = json.loads(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not valid JSON: {error}.") from error
    if not isinstance(apps, list):
        raise ImproperlyConfigured(f"{name} must be a JSON list of providers.")
    return apps
