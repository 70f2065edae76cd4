"""The six digits that open the door: how they are made, read and kept."""

from __future__ import annotations

import ipaddress
import secrets
import unicodedata

from django.utils.crypto import constant_time_compare, salted_hmac

DIGITS = 6


def new_code() -> str:
    """Six digits that nobody can foresee."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def plain_code(text: str) -> str:
    """What somebody typed or pasted, without spaces and dashes, in upper case."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(character for character in text if character.isalnum()).upper()


def is_mail_code(code: str) -> bool:
    """Whether ``code``, made plain, looks like one that we send."""
    return len(code) == DIGITS and code.isascii() and code.isdigit()


def digest_of(code: str, *, key: str) -> str:
    """The keyed digest of ``code`` that is kept in its place; ``key`` is the row's own."""
    return salted_hmac("accounts.sign_in_code", f"{key}:{code}", algorithm="sha256").hexdigest()


def is_same(code: str, *, key: str, digest: str) -> bool:
    """True when ``digest`` was made from ``code``; takes the same time for right and wrong."""
    return constant_time_compare(digest_of(code, key=key), digest)


def network_digest(address: str) -> str:
    """A keyed digest of where a request comes from.

    For IPv6 it is of the /64: one household or phone has all of it, and could change address
    at every request.
    """
    try:
        if ipaddress.ip_address(address).version == 6:
            address = str(ipaddress.ip_network(f"{address}/64", strict=False))
    except ValueError:
        pass  # not an address, for instance a test's: its own text tells it apart
    return salted_hmac("accounts.network", address, algorithm="sha256").hexdigest()
