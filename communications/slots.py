"""Places in a text where each reader finds something of her own, as in a circular letter.

Filling in a template costs more than all the rest of a message, so what many are told is rendered
once, with slots, and each copy only has its slots filled.

A slot may be secret: it stands for an address that acts for whoever holds it, such as the page of
an offer. Only the message that goes has it; what the desk reads, and what is kept, does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape

# Characters of nobody's alphabet; ``communications.text`` takes them out of what people write.
OPEN, CLOSE = "\ue000", "\ue001"
# Before the name of one that is secret.
MARK = "!"
SLOT = re.compile(f"{OPEN}({MARK}?)([a-z_]+){CLOSE}")
# Where a link leads in HTML whose secrets are hidden: nowhere, and it can be told from others.
NOWHERE = "#personal-link"


def slot(name: str) -> str:
    """What stands in a text for the value called ``name``."""
    return f"{OPEN}{name}{CLOSE}"


def secret_slot(name: str) -> str:
    """Like ``slot``, for an address that only the reader of the message may have."""
    return slot(f"{MARK}{name}")


def has_secrets(text: str) -> bool:
    """Whether a secret slot stands in ``text``."""
    return f"{OPEN}{MARK}" in text


def fill(text: str, values: Mapping[str, str], *, hidden: str | None = None) -> str:
    """``text`` with its slots filled; the secret ones with ``hidden`` where that is given.

    A value with a slot in it stays as it is.

    Raises:
        KeyError: a slot has no value.
    """

    def value(found: re.Match[str]) -> str:
        return values[found[2]] if hidden is None or not found[1] else hidden

    return SLOT.sub(value, text)


def escaped(values: Mapping[str, str]) -> dict[str, str]:
    """The values as they may stand in HTML."""
    return {name: escape(value) for name, value in values.items()}
