"""Typed readings of the environment: the only way a setting comes in.

A secret may also come from a file: ``NAME_FILE`` holds its path, as container platforms do.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def env_str(name: str, default: str = "", *, required: bool = False) -> str:
    """The value of ``name``, or of the file that ``NAME_FILE`` points to, or ``default``.

    ``required`` is for what a public site cannot guess: there the default does not count.

    Raises:
        ImproperlyConfigured: when it is required and missing, or the file cannot be read.
    """
    value = _given(name)
    if required and not value:
        raise ImproperlyConfigured(
            f"{name} (or {name}_FILE) must be set before the portal starts in production."
        )
    return default if value is None else value


def _given(name: str) -> str | None:
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return os.environ.get(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}.") from error


def env_bool(name: str, *, default: bool = False) -> bool:
    """True for 1/true/yes/on, false for 0/false/no/off.

    Raises:
        ImproperlyConfigured: for any other word.
    """
    value = env_str(name, str(default)).strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def env_int(name: str, default: int) -> int:
    """The value of ``name`` as a whole number.

    Raises:
        ImproperlyConfigured: when it is not one.
    """
    value = env_str(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def env_list(name: str, default: str = "", *, required: bool = False) -> list[str]:
    """The comma-separated values of ``name``, without blanks.

    Raises:
        ImproperlyConfigured: when it is required and missing.
    """
    text = env_str(name, default, required=required)
    return [item.strip() for item in text.split(",") if item.strip()]


def env_secret(name: str, *, development: str, production: bool) -> str:
    """A secret: required, and never the development one, in production.

    Raises:
        ImproperlyConfigured: in production, when it is missing, default or shorter than 32.
    """
    value = env_str(name, "" if production else development)
    if production and (not value or value == development or len(value) < 32):
        raise ImproperlyConfigured(
            f"{name} must be set to a secret of at least 32 characters "
            f"(or {name}_FILE to a file that holds it) before the portal starts in production."
        )
    return value
