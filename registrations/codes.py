"""Ticket codes that a person can read aloud at a door."""

from __future__ import annotations

import secrets

# Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1 or 0.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """A random code like ``K7Q-42M``: a thousand million of them."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"


# What is written for a letter that codes do not have.
MISTAKEN = str.maketrans("ILO", "110")


def as_typed(code: str) -> str:
    """A code as codes are kept: ``k7q 42m`` and ``K7Q42M`` are ``K7Q-42M``, of any length."""
    letters = "".join(c for c in code.upper().translate(MISTAKEN) if c in ALPHABET)
    return "-".join(letters[at : at + 3] for at in range(0, len(letters), 3))
