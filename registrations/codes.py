"""Ticket codes that a person can read aloud at a door."""

from __future__ import annotations

import secrets

# Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1 or 0.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """A random code like ``K7Q-42M``: a thousand million of them."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"
