"""Addresses of services, as URLs, turned into what Django's settings want."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EMAIL_SCHEMES = {"smtp": {}, "smtp+tls": {"use_tls": True}, "smtps": {"use_ssl": True}}


def database_from_url(url: str, *, pool_size: int) -> dict[str, Any]:
    """Settings of a PostgreSQL database.

    ``url`` is ``postgres://user:password@host:port/name``; a socket folder goes in
    ``?host=/folder``. Other query parameters become connection options.

    Raises:
        ImproperlyConfigured: when the URL is not one of PostgreSQL.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgres://user:password@host/name."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        # A pooled connection that a restart of the database has cut is replaced, not used.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": pool_size, "timeout": 10},
            **query,
        },
    }


def email_from_url(url: str) -> dict[str, Any]:
    """Settings of the mail server.

    ``url`` is ``smtp://user:password@host:port``; ``smtp+tls`` starts TLS, ``smtps`` is TLS
    from the first byte.

    Raises:
        ImproperlyConfigured: for any other scheme.
    """
    parts = urlsplit(url)
    if parts.scheme not in EMAIL_SCHEMES:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@host:port.")
    options = EMAIL_SCHEMES[parts.scheme]
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if options.get("use_ssl") else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": options.get("use_tls", False),
        "EMAIL_USE_SSL": options.get("use_ssl", False),
    }
