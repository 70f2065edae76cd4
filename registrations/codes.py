"""What a ticket shows at a door: a code to be read aloud, and a token in its QR code."""

from __future__ import annotations

import secrets
from uuid import UUID

# Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1 or 0.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """A random code like ``K7Q-42M``: a thousand million of them."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"


TOKEN_LENGTH = 32
HEXADECIMAL = frozenset("0123456789abcdefABCDEF")

# What is written for a letter that codes do not have.
MISTAKEN = str.maketrans("ILO", "110")


def as_typed(code: str) -> str:
    """A code as codes are kept: ``k7q 42m`` and ``K7Q42M`` are ``K7Q-42M``, of any length."""
    letters = "".join(c for c in code.upper().translate(MISTAKEN) if c in ALPHABET)
    return "-".join(letters[at : at + 3] for at in range(0, len(letters), 3))


def as_scanned(token: UUID) -> str:
    """What the QR code of a ticket holds: capitals and digits alone make the smallest code."""
    return token.hex.upper()


def token_in(text: str) -> UUID | None:
    """The token that ``text``, as scanned, is; None where it is something else."""
    letters = text.strip()
    if len(letters) != TOKEN_LENGTH or not HEXADECIMAL.issuperset(letters):
        return None
    return UUID(hex=letters)
